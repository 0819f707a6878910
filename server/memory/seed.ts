import type {Attachment} from '../../src/contract/attachment.js';
import type {Person} from '../../src/contract/person.js';
import {articleBody, plainText} from '../app/article-body.js';
import {asAttachment} from '../app/attachments.js';
import {asPerson, personKey} from '../app/authenticate.js';
import type {ArticleRecord, Ports} from '../app/ports.js';
import {answered, type SurveyRecord} from '../app/survey-record.js';
import {applyStep, noteRating, receiveTicket} from '../app/ticket-record.js';
import type {World, WorldArticle, WorldTicket} from './world/world.js';

const minute = 60_000;
const day = 24 * 60 * minute;

export function articleRecords(world: World, now: number): ArticleRecord[] {
  return world.articles.map(({id, kind, title, summary, category, locale, related, ago, markdown}: WorldArticle) => {
    const body = articleBody(markdown);
    const updatedAt = new Date(now - ago * day).toISOString();
    return {entry: {id, kind, title, summary, category, locale, updatedAt, text: plainText(body)}, body, related};
  });
}

/** Lets the world's tickets happen, each step at its time before now, by the same rules as real ones. Throws where one of them would not be possible. */
export async function seedTickets(
  world: World,
  issuer: string,
  ports: Pick<Ports, 'repository' | 'uploads' | 'now' | 'newId'>,
): Promise<void> {
  const now = ports.now();
  for (const ticket of world.tickets) await seedTicket(ticket);

  async function seedTicket({reference, owner, ago, draft, files = [], steps, rated}: WorldTicket): Promise<void> {
    const key = personKey(issuer, owner);
    const attachments: Attachment[] = [];
    for (const file of files) attachments.push(await seedFile(key, file, now - ago * minute));
    let record = receiveTicket(
      {
        id: ports.newId(),
        reference,
        owner: key,
        requester: person(owner),
        draft: {...draft, clientRef: `seed-${reference}`, attachments: attachments.map(({id}) => id)},
        attachments,
        at: now - ago * minute,
      },
      world.settings,
    );
    let survey: SurveyRecord | undefined;
    for (const {ago: stepAgo, by, step} of [...steps].sort((a, b) => b.ago - a.ago)) {
      const taken = applyStep(record, {id: ports.newId(), at: now - stepAgo * minute, by: person(by), step}, world.settings);
      if (!taken) throw new Error(`${reference}: no ${step.is} from ${record.state}`);
      record = taken.record;
      survey = taken.opens ?? (taken.withdraws === undefined ? survey : undefined);
    }
    if (rated && survey) {
      const {ago: ratedAgo, solved, scores, reasons = [], comment = ''} = rated;
      const at = now - ratedAgo * minute;
      survey = {...answered(survey, {clientRef: `seed-${reference}-rated`, solved, scores, reasons, comment}, at)};
      record = noteRating(record, `${survey.id}-rated`, at);
    }
    await ports.repository.write({ticket: {...record, revision: 1}, survey: survey && {...survey, revision: 1}});
  }

  async function seedFile(owner: string, {name, text}: {name: string; text: string}, createdAt: number): Promise<Attachment> {
    const bytes = new TextEncoder().encode(text);
    const id = ports.newId();
    await ports.uploads.create({id, owner, name, size: bytes.length, createdAt});
    const upload = await ports.uploads.append(id, 0, new Blob([bytes]).stream());
    await ports.uploads.keep([id]);
    const attachment = typeof upload === 'string' ? undefined : asAttachment(upload, world.settings);
    if (!attachment) throw new Error(`${name} is not a file this desk takes`);
    return attachment;
  }

  function person(id: string): Person {
    const customer = world.customers.find((candidate) => candidate.id === id);
    const found = customer ? asPerson(customer) : world.agents.find((candidate) => candidate.id === id);
    if (!found) throw new Error(`Nobody is called ${id}`);
    return found;
  }
}
