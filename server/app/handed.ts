import type {Attachment} from '../../src/contract/attachment.js';
import type {DeskSettings} from '../../src/contract/desk-settings.js';
import {pick} from '../../src/locales/format.js';
import {HelpdeskFailed, type HandedFile, type HandedRequest, type HandedStep} from './helpdesk.js';
import {helpdeskWords} from './helpdesk-words.js';
import {isComplaint} from './complaints.js';
import type {Ports} from './ports.js';
import {verdictOn} from './scanning.js';
import type {StepEntry, TicketRecord} from './ticket-record.js';
import type {TicketStep} from './ticket-step.js';

type Handing = Pick<Ports, 'uploads' | 'scanner' | 'report'>;

/** Steps that concern nobody in the helpdesk. */
const silent: readonly StepEntry['step']['is'][] = ['archive', 'acknowledge', 'share', 'unshare', 'classify', 'note'];

/** Whether a request belongs into the helpdesk: a complaint does not, for everybody there may read it. */
export function belongsThere(record: TicketRecord, settings: DeskSettings): boolean {
  return !isComplaint(record, settings);
}

/** Whether a step is to be told there: all that did not come from there. */
export function isCarried({step, via}: StepEntry): boolean {
  return via !== 'helpdesk' && !silent.includes(step.is);
}

/** A request as its team reads it there; `bare`: of its files the names alone. */
export function handedRequest(record: TicketRecord, settings: DeskSettings, ports: Handing, bare: boolean): HandedRequest {
  const {id: ticket, owner, email, reference, draft, priority} = record;
  const locale = settings.locales[0] ?? 'en';
  const fields = settings.requestTypes.find(({id}) => id === draft.type)?.fields ?? [];
  const lines = fields.flatMap(({id, label, options = []}) => {
    const value = draft.fields[id];
    const texts = (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined && one !== '');
    const named = texts.map((one) => pick(options.find((option) => option.id === one)?.label, locale) || String(one));
    return named.length ? [`${pick(label, locale)}: ${named.join(', ')}`] : [];
  });
  const words = helpdeskWords(locale);
  return {
    ...{ticket, owner, email, priority},
    files: record.attachments.map((file) => handedFile(file, ports, bare)),
    subject: `[${reference}] ${draft.title}`,
    text: [draft.description, ...(lines.length ? ['', `— ${words.particulars} —`, ...lines] : [])].join('\n'),
  };
}

/** The n-th step as it is told there. What is written to one another is said; what somebody does, or the desk by its own clock, is told among the team in words. */
export function handedStep(record: TicketRecord, n: number, settings: DeskSettings, ports: Handing, bare: boolean): HandedStep {
  const {id: mark, by, step, attachments = []} = record.steps[n]!;
  const words = helpdeskWords(settings.locales[0]);
  const files = attachments.map((file) => handedFile(file, ports, bare));
  const named = (text: string) => (by.id === record.requester.id && by.role === 'requester' ? text : words.by(by.name, text));
  const written = writtenIn(step, words);
  if (written !== undefined) return {mark, as: 'said', text: named(written), files};
  const what = words.steps[step.is] ?? words.otherStep(step.is);
  const reason = 'reason' in step && step.reason ? `\n\n${step.reason}` : '';
  return {mark, as: by.role === 'requester' && reason ? 'said' : 'told', text: words.by(by.name, what) + reason, files};
}

/** What a step says to the other side: the customer's words, and the team's that it wrote at the gateway. */
function writtenIn(step: TicketStep, words: ReturnType<typeof helpdeskWords>): string | undefined {
  if (step.is === 'resolve') {
    const {summary, cause, prevention, checks = []} = step;
    const checked = checks.map(({text, result}) => `- ${[text, result].filter(Boolean).join(': ')}`);
    const parts = [cause && `${words.cause}: ${cause}`, prevention && `${words.prevention}: ${prevention}`, checked.join('\n')];
    return [summary, ...parts].filter(Boolean).join('\n\n');
  }
  return step.is === 'reply' || step.is === 'answer' || step.is === 'answer-urge' || step.is === 'ask' ? step.text : undefined;
}

function handedFile({id, name, type}: Attachment, ports: Handing, bare: boolean): HandedFile {
  return {
    name,
    type,
    bytes: async () => {
      if (bare) return new Uint8Array(0);
      const upload = await ports.uploads.read(id);
      const verdict = upload && (await verdictOn(ports, upload));
      if (verdict === 'unknown') throw new HelpdeskFailed('a file was not yet looked through for viruses', false, true);
      const bytes = verdict === 'clean' ? await ports.uploads.open(id) : undefined;
      return bytes ? new Uint8Array(await new Response(bytes).arrayBuffer()) : new Uint8Array(0);
    },
  };
}
