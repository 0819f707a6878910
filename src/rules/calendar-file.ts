import type {ContactChannel} from '../contract/desk-settings.js';

/** One appointment as a calendar file tells it. Times in epoch ms. */
export interface Appointment {
  /** The same for ever. */
  uid: string;
  /** Mail address of whoever holds it, see `organizerOf`: where somebody is told of it, calendars want to know by whom. */
  organizer?: string | undefined;
  /** Raised with each change. */
  sequence: number;
  /** When it last changed. */
  changedAt: number;
  from: number;
  to: number;
  summary: string;
  location?: string | undefined;
  description?: string | undefined;
  cancelled: boolean;
}

/** Octets of a line, without its end. */
const longest = 75;
const utf8 = new TextEncoder();

/**
 * The appointment as an iCalendar file (RFC 5545), UTF-8 when it is written. Times are UTC, so no zone has to be described. One that is given up goes out with
 * the method that takes it off again.
 */
export function calendarFile({
  uid,
  organizer,
  sequence,
  changedAt,
  from,
  to,
  summary,
  location,
  description,
  cancelled,
}: Appointment): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Aftercare//Visits//EN',
    `METHOD:${cancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `SEQUENCE:${sequence}`,
    ...(organizer ? [`ORGANIZER:mailto:${organizer}`] : []),
    `DTSTAMP:${utc(changedAt)}`,
    `DTSTART:${utc(from)}`,
    `DTEND:${utc(to)}`,
    `SUMMARY:${escaped(summary)}`,
    ...(location ? [`LOCATION:${escaped(location)}`] : []),
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** The desk's own mail address, or the first of `others` that is one or ends in one, like `Support <support@example.com>`. */
export function organizerOf(
  channels: readonly Pick<ContactChannel, 'kind' | 'value'>[],
  ...others: (string | undefined)[]
): string | undefined {
  const own = channels.flatMap(({kind, value}) => (kind === 'email' ? (typeof value === 'string' ? value : Object.values(value)) : []));
  return [...own, ...others].flatMap((text) => /[^\s\p{Cc}@<>"',;:]+@[^\s\p{Cc}@<>"',;:]+(?=>?$)/u.exec(text ?? '')?.[0] ?? [])[0];
}

/** `20260302T010000Z`. */
function utc(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** A text as a value: no control character but the line break, which is written out. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replace(/(?!\t)\p{Cc}/gu, '');
}

/** Broken before it is too long, never inside a character: what follows a break begins with a blank. */
function folded(line: string): string {
  let [text, octets] = ['', 0];
  for (const character of line) {
    const size = utf8.encode(character).length;
    if (octets + size > longest) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}
