import type {Attachment} from '../../src/contract/attachment.js';
import type {DeskSettings} from '../../src/contract/desk-settings.js';
import {pick} from '../../src/locales/format.js';
import {HelpdeskFailed, type HandedFile, type HandedRequest, type HandedStep} from './helpdesk.js';
import {helpdeskWords} from './helpdesk-words.js';
import {isComplaint} from './complaints.js';
import type {Ports} from './ports.js';
import {verdictOn} from './scanning.js';
import type {StepEntry, TicketRecord} from './ticket-record.js';

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

/** A request as its team reads it there. */
export function handedRequest(record: TicketRecord, settings: DeskSettings, ports: Handing): HandedRequest {
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
    files: record.attachments.map((file) => handedFile(file, ports)),
    subject: `[${reference}] ${draft.title}`,
    text: [draft.description, ...(lines.length ? ['', `— ${words.particulars} —`, ...lines] : [])].join('\n'),
  };
}

/** The n-th step as it is told there. What a customer writes is said by him; what he does, or the desk by its own clock, is told among the team in words. */
export function handedStep(record: TicketRecord, n: number, settings: DeskSettings, ports: Handing): HandedStep {
  const {id: mark, at, by, step, attachments = []} = record.steps[n]!;
  const words = helpdeskWords(settings.locales[0]);
  const state = record.entered.findLast((one) => one.at === at)?.state;
  const files = attachments.map((file) => handedFile(file, ports));
  const named = (text: string) => (by.id === record.requester.id && by.role === 'requester' ? text : words.by(by.name, text));
  if (step.is === 'reply') return {mark, as: 'said', text: named(step.text), files, state};
  const what = words.steps[step.is] ?? words.otherStep(step.is);
  const reason = 'reason' in step && step.reason ? `\n\n${step.reason}` : '';
  return {mark, as: by.role === 'requester' && reason ? 'said' : 'told', text: words.by(by.name, what) + reason, files, state};
}

function handedFile({id, name, type}: Attachment, ports: Handing): HandedFile {
  return {
    name,
    type,
    bytes: async () => {
      const upload = await ports.uploads.read(id);
      const verdict = upload && (await verdictOn(ports, upload));
      if (verdict === 'unknown') throw new HelpdeskFailed('a file was not yet looked through for viruses');
      const bytes = verdict === 'clean' ? await ports.uploads.open(id) : undefined;
      return bytes ? new Uint8Array(await new Response(bytes).arrayBuffer()) : new Uint8Array(0);
    },
  };
}
