import {fillPath} from '../../../src/contract/route.js';
import {routes} from '../../../src/contract/routes.js';
import type {TicketPage} from '../../../src/contract/ticket.js';
import {uploadsPath} from '../../../src/contract/upload.js';
import {Untried} from '../book.js';
import {codeOf} from '../every-reply.js';
import {isSuccess, outcome} from '../exchange.js';
import {addressOf} from '../known.js';
import {openStream} from '../stream.js';
import {keyed, teller, type Visit, type Walk} from '../visit.js';
import {tusSteps} from './files.js';

const rules = {
  'other-unseen': {
    must: 'Another person’s ticket is 404, on every route under it: read, thread, reply, action, links, files; so is his survey, and no stream tells of them',
    why: 'A 403 tells that it exists; anything else tells more.',
    cure: 'Look tickets up by id and reader in one function that every route uses.',
  },
  'other-unlisted': {
    must: 'Another person’s tickets are in no list, by no search, key or like=',
    why: 'A search that forgets whose requests it searches reads all of them aloud.',
    cure: 'Narrow by owner first, and by everything else after.',
  },
  'other-key': {
    must: 'The same key of two persons is two requests',
    why: 'Else whoever learns a key reads the answer that was given to it: somebody else’s ticket.',
    cure: 'Keep keys under customer and route.',
  },
  'other-files': {
    must: 'Another person’s upload is 404, by tus too, and cannot be attached',
    why: 'Logs hold names, addresses and passwords.',
    cure: 'Look uploads up by owner and id.',
  },
};

/** Two persons who must not see each other. */
export const isolationWalk: Walk = {
  name: 'isolation',
  rules,
  go: async (visit) => {
    const hold = teller(visit, rules);
    const [me, other] = [visit.me(), visit.other()];
    const [{organisation: ours, id: mine}, {organisation: theirs, id: his}] = [
      await visit.need(me, 'readMe'),
      await visit.need(other, 'readMe'),
    ];
    if (ours && ours.id === theirs?.id && mine !== his)
      throw new Untried('both tokens name one organisation, where a manager may read more');
    if (mine === his) throw new Untried('both tokens speak for one person');
    const {body, key} = keyed(await visit.draft());
    const secret = await visit.need(me, 'submitTicket', {body, key});
    const params = {ticket: secret.id};
    const {version} = secret;
    const under = [
      ['GET', routes.readTicket.path, {}],
      ['GET', routes.listMessages.path, {}],
      ['POST', routes.postMessage.path, keyed({text: 'By somebody else.', attachments: []})],
      ['POST', routes.actOnTicket.path, {...keyed({action: 'cancel'}), version}],
      ['GET', routes.linkAttachment.path, {}],
      ['GET', routes.listLinks.path, {}],
      ['POST', routes.shareTicket.path, keyed({label: 'x', scope: 'read', hours: 1})],
      ['GET', routes.readLink.path, {}],
      ['POST', routes.revokeLink.path, keyed({})],
      ['GET', routes.readSurvey.path, {}],
    ] as const;
    for (const [method, path, options] of under) {
      const address = addressOf(path, visit.known, params);
      if (address === undefined) {
        visit.book.lack('other-unseen', `${method} ${path}`);
        continue;
      }
      const refused = await other.send(method, address, options);
      hold('other-unseen', refused.status === 404, refused, '404 not-found');
    }
    const after = await visit.need(me, 'readTicket', {params});
    visit.book.hold('other-unseen', after.version === version, 'GET /tickets/{ticket}', 'a ticket that nobody changed', `version ${after.version} after ${version}`); // prettier-ignore

    const word = secret.title.split(' ').find((part) => /^[\w-]{6}/.test(part)) ?? secret.title;
    const ways = {limit: '50', clientRef: key, q: word, like: secret.id};
    for (const [name, value] of Object.entries(ways)) {
      const list = await other.send('GET', `/tickets?${new URLSearchParams({[name]: value})}`);
      const items = isSuccess(list) ? (list.json as TicketPage).items : [];
      hold(
        'other-unlisted',
        // What he may not read has nothing like it.
        (isSuccess(list) || (name === 'like' && list.status === 404)) && !items.some(({id}) => id === secret.id),
        list,
        '200, without the other person’s request',
        isSuccess(list) ? '200, with it' : outcome(list),
      );
    }
    const twin = await other.send('POST', '/tickets', {body, key});
    const own = isSuccess(twin) && (twin.json as {id: string}).id !== secret.id && !twin.headers.has('Idempotency-Replayed');
    hold('other-key', own || codeOf(twin) === 'invalid-fields', twin, 'a request of his own');
    if (own) await untold(visit, secret.id, (twin.json as {id: string}).id);

    const upload = [...visit.uploads][0];
    if (upload === undefined) return visit.book.leave(['other-files'], 'no file was handed in, which the part files does');
    if (!visit.known.upload) visit.book.lack('other-files', 'HEAD, PATCH and DELETE of an upload');
    const seen = await other.send('GET', fillPath(routes.readUpload.path, {upload}));
    hold('other-files', seen.status === 404, seen, '404 not-found');
    for (const [method, address, options] of tusSteps(uploadsPath, visit.known.upload?.at).slice(1)) {
      const refused = await other.send(method, address, options);
      hold('other-files', [404, 410].includes(refused.status), refused, '404 not-found');
    }
    const taken = await other.send('POST', '/tickets', keyed({...(await visit.draft()), attachments: [upload]}));
    hold('other-files', taken.status === 422, taken, '422 invalid-fields');
  },
};

/** The other's stream, once it told of his own request, has said nothing of what happened before to the one that is not his. */
async function untold(visit: Visit, secret: string, own: string): Promise<void> {
  const stream = await openStream(visit, visit.other().token);
  try {
    if (stream.status !== 200) return;
    const say = keyed({text: 'News of it.', attachments: []});
    await visit.need(visit.me(), 'postMessage', {params: {ticket: secret}, ...say});
    await visit.need(visit.other(), 'postMessage', {params: {ticket: own}, ...say});
    const toldOf = (id: string) => stream.heard.some(({data}) => data.includes(id));
    await stream.until(() => toldOf(own), visit.options.promptly ?? 5_000);
    visit.book.hold('other-unseen', !toldOf(secret), 'GET /events', 'nothing of another person’s request', 'an event of it');
  } finally {
    await stream.close();
  }
}
