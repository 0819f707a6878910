import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {describe, it} from 'node:test';
import {articleBody, plainText} from '../../server/app/article-body.js';
import {openGateway} from '../../server/memory/gateway.js';
import {haituWorld as world} from '../../server/memory/world/haitu.js';
import type {WorldTicket} from '../../server/memory/world/world.js';
import {articleKinds, articleTags, type ArticleNode} from '../../src/contract/article.js';
import {DeskSettings} from '../../src/contract/desk-settings.js';
import {processes, type Ticket, type TicketPage, type TicketState, ticketStates} from '../../src/contract/ticket.js';
import {checkDraft} from '../../src/rules/check-draft.js';
import {checkFile, cleanFileName} from '../../src/rules/files.js';
import {nextState, statesOfProcess} from '../../src/rules/lifecycle.js';
import {impactOf, priorityOf} from '../../src/rules/priority.js';

const {settings, agents, customers, tickets, articles} = world;
const customerSteps = new Set([
  'reply',
  'confirm',
  'reject',
  'cancel',
  'urge',
  'book-visit',
  'reschedule',
  'cancel-visit',
  'give-consent',
  'withdraw-consent',
]);
/** What a manager may decide for a colleague as well. */
const approvals = new Set(['accept-quote', 'decline-quote', 'accept-delivery', 'reject-delivery', 'grant-access', 'revoke-access']);

/** Follows a ticket's history; throws where a step is not possible. */
function replay({reference, draft, steps}: WorldTicket): TicketState {
  const process = settings.requestTypes.find(({id}) => id === draft.type)?.process;
  return steps.reduce<TicketState>((state, {step}, index) => {
    const next = nextState(state, step.is, process);
    assert.ok(next, `${reference} step ${index}: no ${step.is} from ${state}`);
    return next;
  }, 'received');
}

const organisationOf = (person: string) => customers.find(({id}) => id === person)?.organisation.id ?? person;

function unique(ids: string[]) {
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
  );
}

function elements(nodes: readonly ArticleNode[]): Exclude<ArticleNode, string>[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [] : [node, ...elements(node.children ?? [])]));
}

describe('the desk of the world', () => {
  it('is what the contract says', () => {
    assert.deepEqual(DeskSettings().parse(structuredClone(settings)), settings);
  });

  it('says everything in simplified Chinese and English', () => {
    const missing: string[] = [];
    const visit = (value: unknown, path: string) => {
      if (typeof value !== 'object' || value === null) return;
      if ('zh-Hans' in value || 'zh-Hant' in value || 'en' in value) {
        const texts = value as Record<string, unknown>;
        for (const locale of ['zh-Hans', 'en']) if (!texts[locale] || typeof texts[locale] !== 'string') missing.push(`${path} ${locale}`);
        return;
      }
      // A person has one name, in whatever language.
      for (const [key, child] of Object.entries(value).filter(([one]) => one !== 'person')) {
        if (['name', 'label', 'hint', 'description', 'meaning', 'question', 'title', 'text'].includes(key) && typeof child === 'string') {
          missing.push(`${path}/${key} is in no language`);
        }
        visit(child, `${path}/${key}`);
      }
    };
    visit(settings, '');
    assert.deepEqual(missing, []);
  });

  it('has a stage for every state of each process, once', () => {
    for (const process of [undefined, ...processes]) {
      const own = settings.stages.filter((stage) => stage.process === process);
      assert.deepEqual(own.flatMap(({states}) => states).toSorted(), statesOfProcess(process).toSorted());
    }
  });

  it('asks for conditional fields by answers that can be given', () => {
    const categories = settings.categories.flatMap(({id, children = []}) => [id, ...children.map((child) => child.id)]);
    for (const type of settings.requestTypes) {
      unique(type.fields.map(({id}) => id));
      for (const {id, when} of type.fields) {
        if (!when) continue;
        const asked = type.fields.find((field) => field.id === when.field);
        const possible = when.field === 'category' ? categories : (asked?.options?.map((option) => option.id) ?? ['true']);
        assert.ok(when.field === 'category' ? type.asksCategory : asked, `${type.id}.${id} hangs on ${when.field}`);
        assert.ok(
          when.is.every((answer) => possible.includes(answer)),
          `${type.id}.${id}`,
        );
      }
    }
    assert.ok(settings.requestTypes.every(({fields}) => fields.some(({when}) => when)));
  });

  it('gives each of its priorities to some answers, and no other', () => {
    const scales = [undefined, ...settings.requestTypes.filter(({impact}) => impact)].map((type) => impactOf(settings, type));
    const given = scales.map(({questions, matrix, ...scale}) => {
      const answers = questions.reduce<Record<string, string>[]>(
        (all, {id, options}) => all.flatMap((one) => options.map((option) => ({...one, [id]: option.id}))),
        [{}],
      );
      for (const {when} of matrix) {
        for (const [question, options] of Object.entries(when)) {
          const known = questions.find(({id}) => id === question)?.options.map(({id}) => id) ?? [];
          assert.ok(options.every((id) => known.includes(id)));
        }
      }
      return new Set(answers.map((one) => priorityOf({questions, matrix, ...scale}, one)));
    });
    assert.deepEqual(given.flatMap((levels) => [...levels]).toSorted(), settings.impact.priorities.map(({id}) => id).toSorted());
    assert.equal(settings.impact.otherwise, 'P3');
  });

  it('has scales of two, three and four levels', () => {
    const levels = [undefined, ...settings.requestTypes].map((type) => {
      const {matrix, otherwise} = impactOf(settings, type);
      return new Set([...matrix.map(({priority}) => priority), otherwise]).size;
    });
    assert.deepEqual([...new Set(levels)].toSorted(), [2, 3, 4]);
  });

  it('has a catalogue whose every item asks questions of its own', () => {
    const {fields = []} = settings.requestTypes.find(({id}) => id === 'standard') ?? {};
    const items = fields.find(({id}) => id === 'item')?.options?.map(({id}) => id) ?? [];
    assert.ok(items.length >= 5);
    for (const item of items)
      assert.ok(
        fields.some(({when}) => when?.field === 'item' && when.is.includes(item)),
        item,
      );
  });

  it('has one emergency line, to be dialled', () => {
    const lines = settings.channels.filter(({emergency}) => emergency);
    assert.equal(lines.length, 1);
    assert.match(lines[0]?.href ?? '', /^tel:/);
  });
});

describe('the tickets of the world', () => {
  it('stand in every state', () => {
    const states = new Set(tickets.map(replay));
    assert.deepEqual(
      ticketStates.filter((state) => !states.has(state)),
      [],
    );
  });

  it('were handed in by drafts the desk accepts, with files it takes', () => {
    for (const {reference, draft, files = []} of tickets) {
      assert.deepEqual(checkDraft(settings, {...draft, attachments: files}), [], reference);
      for (const {name, text} of files) {
        assert.equal(checkFile(settings.limits, {name, size: Buffer.byteLength(text)}), undefined, name);
        assert.equal(cleanFileName(name), name);
      }
    }
  });

  it('went forward in time, each step by somebody of the right side', () => {
    const staff = new Set(agents.map(({id}) => id));
    for (const {reference, owner, ago, steps} of tickets) {
      const times = [ago, ...steps.map((step) => step.ago)];
      assert.ok(
        times.every((time, index) => index === 0 || time <= (times[index - 1] ?? 0)),
        `${reference}: ${times.join(' ')}`,
      );
      assert.ok(times.every((time) => time >= 0));
      for (const {by, step} of steps) {
        if (customerSteps.has(step.is) || (step.is === 'escalate' && step.why === 'asked'))
          assert.equal(by, owner, `${reference} ${step.is}`);
        else if (approvals.has(step.is)) assert.ok(organisationOf(by) === organisationOf(owner), `${reference} ${step.is} by ${by}`);
        else assert.ok(staff.has(by), `${reference} ${step.is} by ${by}`);
        if (step.is === 'assign') assert.ok(staff.has(step.to.id));
      }
    }
  });

  it('got the priority that their impact means', () => {
    for (const {reference, draft, steps} of tickets) {
      const type = settings.requestTypes.find(({id}) => id === draft.type);
      for (const {step} of steps) {
        if (step.is !== 'classify') continue;
        if (type?.asksImpact) assert.equal(step.priority, priorityOf(impactOf(settings, type), draft.impact), reference);
        assert.ok(settings.impact.priorities.some(({id}) => id === step.priority));
      }
    }
  });

  it('were rated after a resolution, by the survey of the desk', () => {
    const survey = settings.surveys.find(({kind}) => kind === 'ticket');
    assert.ok(survey);
    for (const {reference, steps, rated} of tickets) {
      if (!rated) continue;
      const resolved = steps.findLast(({step}) => step.is === 'resolve');
      assert.ok(resolved && resolved.ago >= rated.ago, reference);
      assert.deepEqual(Object.keys(rated.scores).toSorted(), survey.dimensions.map(({id}) => id).toSorted());
      assert.ok(Object.values(rated.scores).every((score) => score >= 1 && score <= survey.scale.max));
      assert.ok((rated.reasons ?? []).every((reason) => survey.reasons.some(({id}) => id === reason)));
    }
    assert.ok(tickets.some(({rated}) => rated?.reasons?.length));
  });

  it('belong to known customers, most to one of them, under references that can be read out', () => {
    unique(tickets.map(({reference}) => reference));
    for (const {reference, owner} of tickets) {
      assert.match(reference, /^AC-[2-9A-HJ-NP-Z]{4}-\d{4}$/);
      assert.ok(customers.some(({id}) => id === owner));
    }
    const own = tickets.filter(({owner}) => owner === 'li-wen');
    assert.ok(own.length > tickets.length / 2);
    assert.ok(new Set(own.map(replay)).size >= ticketStates.length - 1);
    assert.ok(new Set(customers.map(({organisation}) => organisation.id)).size >= 3);
  });

  it('promise nothing by the clock but what the plans of service do', () => {
    const said = JSON.stringify([tickets, {...settings, tiers: []}, articles]);
    assert.doesNotMatch(said, /(?:小时|分钟|工作日|天)(?:之)?内(?:回复|响应|答复|解决|处理|给出|联系)/);
    assert.doesNotMatch(said, /within \d+ (?:minutes|hours|days)/i);
  });
});

it('one request of the main customer can be urged at once, at any hour of any day', async () => {
  for (const at of ['2026-11-22T21:00:00Z', '2026-11-24T03:00:00Z', '2026-11-27T11:00:00Z', '2026-10-02T08:00:00Z']) {
    const gateway = await openGateway({world, team: false, now: () => Date.parse(at)});
    const Authorization = `Bearer ${await gateway.tokenFor('li-wen')}`;
    const read = async (path: string) =>
      (await gateway.app(new Request(`https://app.example/portal/v1${path}`, {headers: {Authorization}}))).json();
    const {items} = (await read('/tickets?q=AC-6KRV-2621')) as TicketPage;
    const {allowedActions, clocks} = (await read(`/tickets/${items[0]!.id}`)) as Ticket;
    assert.ok(allowedActions.includes('urge'), at);
    assert.equal(clocks.find(({kind}) => kind === 'next-update')?.state, 'breached', at);
  }
});

describe('the articles of the world', () => {
  const ids = articles.map(({id}) => id);

  it('stand in known categories and languages, forty-four or more, of every kind', () => {
    unique(ids);
    assert.ok(articles.length >= 44);
    for (const known of articleKinds)
      assert.ok(
        articles.some(({kind}) => kind === known),
        known,
      );
    for (const {id} of settings.articleCategories)
      assert.ok(
        articles.some(({category}) => category === id),
        id,
      );
    for (const {category} of articles) assert.ok(settings.articleCategories.some(({id}) => id === category));
    const count = (locale: string) => articles.filter((article) => article.locale === locale).length;
    assert.ok(count('zh-Hans') >= 30 && count('zh-Hant') >= 6 && count('en') >= 8);
  });

  it('are related to articles that exist, and link to them and to their own headings', () => {
    for (const {id, related, markdown} of articles) {
      assert.ok(related.length > 0 && !related.includes(id), id);
      for (const other of related) assert.ok(ids.includes(other), `${id} -> ${other}`);
      const links = [...markdown.matchAll(/(?<!!)\[[^\]]+\]\([^)]+\)/g)];
      const kept = elements(articleBody(markdown)).filter(({tag}) => tag === 'a');
      assert.equal(kept.length, links.length, `${id}: a link was dropped`);
      for (const {attributes} of kept) {
        const [, other] = /^article:(.+)$/.exec(attributes?.href ?? '') ?? [];
        if (other) assert.ok(ids.includes(other), `${id} -> ${other}`);
      }
    }
  });

  it('show pictures and videos that the site has, in words too', () => {
    const shown = articles.flatMap(({id, markdown}) =>
      elements(articleBody(markdown)).flatMap(({tag, attributes}) =>
        tag === 'img' || tag === 'video' ? [{id, attributes: attributes ?? {}}] : [],
      ),
    );
    assert.ok(shown.length >= 3);
    for (const {id, attributes} of shown) {
      const {src = '', alt, title} = attributes;
      assert.ok(existsSync(new URL(`../../demo${src}`, import.meta.url)), `${id}: ${src}`);
      assert.ok((alt ?? title ?? '').length > 8, `${id}: ${src}`);
    }
  });

  it('hold only allowed elements, several headings and enough to read', () => {
    for (const {id, locale, markdown} of articles) {
      const body = articleBody(markdown);
      for (const {tag} of elements(body)) assert.ok((articleTags as readonly string[]).includes(tag), `${id} ${tag}`);
      assert.ok(elements(body).filter(({tag}) => tag === 'h2').length >= 3, id);
      const text = plainText(body);
      const length = locale === 'en' ? text.split(/\s+/).length : (text.match(/\p{Script=Han}/gu) ?? []).length;
      assert.ok(length >= 300, `${id}: ${length}`);
    }
  });
});
