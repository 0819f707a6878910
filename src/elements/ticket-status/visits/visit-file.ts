import type {DeskSettings} from '../../../contract/desk-settings.js';
import type {TicketSummary} from '../../../contract/ticket.js';
import type {Visit} from '../../../contract/visit.js';
import {calendarFile, organizerOf} from '../../../rules/calendar-file.js';
import {saveText} from '../save.js';
import type {VisitWords} from './visits.js';

/** Saves the agreed time as a calendar file: made from what is shown, so that it can be had without a connection. Its name in calendars is the one that mails give it. */
export function saveVisit(
  own: VisitWords,
  {reference, title}: Pick<TicketSummary, 'reference' | 'title'>,
  visit: Visit,
  {channels}: Pick<DeskSettings, 'channels'>,
): void {
  const {id, kind, slot, sequence, history, engineer, address, prepare = [], present, state} = visit;
  if (!slot) return;
  const description = [
    visit.purpose,
    present && `${own.say('present')}: ${present}`,
    prepare.length && `${own.say('prepare')}:\n${prepare.map((line) => `- ${line}`).join('\n')}`,
    visit.contact && `${own.say('contact')}: ${visit.contact.value}`,
  ];
  const text = calendarFile({
    uid: `${id}@aftercare`,
    organizer: organizerOf(channels),
    sequence,
    changedAt: Date.parse(history.at(-1)?.at ?? slot.from),
    from: Date.parse(slot.from),
    to: Date.parse(slot.to),
    summary: own.say('file.summary', {kind: own.find(`kind.${kind}`) ?? kind, title, who: engineer.name, reference}),
    location: address,
    description: description.filter(Boolean).join('\n'),
    cancelled: state === 'cancelled',
  });
  saveText(text, `${reference}.ics`, 'text/calendar');
}
