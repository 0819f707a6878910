/** A stretch of time, `[from, to)` in epoch ms, in which a zone's wall clock is ahead of UTC by `offset` ms. */
export interface OffsetSpan {
  from: number;
  to: number;
  offset: number;
}

const minute = 60_000;
/** Zones are asked at the edges of blocks of two weeks: no zone has changed its clock twice in so short a time since 1970. */
const block = 14 * 24 * 60 * minute;

interface Zone {
  format: Intl.DateTimeFormat;
  /** Offsets at the beginnings of blocks, by number of the block since the epoch. */
  edges: Map<number, number>;
  /** Blocks already looked into. */
  blocks: Map<number, OffsetSpan[]>;
}

/** What was asked of Intl, which is slow, is kept for good: a year of a zone is 26 blocks. */
const zones = new Map<string, Zone>();

/** How far the wall clock of an IANA zone is ahead of UTC at an instant, in ms. Throws a RangeError where there is no such zone. */
export function offsetAt(timeZone: string, at: number): number {
  return spansOf(zoneOf(timeZone), Math.floor(at / block)).find(({to}) => at < to)!.offset;
}

/** The stretches of one offset that make up `[from, to)`, in order. */
export function offsetSpans(timeZone: string, from: number, to: number): OffsetSpan[] {
  const zone = zoneOf(timeZone);
  const spans: OffsetSpan[] = [];
  for (let n = Math.floor(from / block); n * block < to; n++) {
    for (const span of spansOf(zone, n)) {
      const last = spans.at(-1);
      const piece = {...span, from: Math.max(span.from, from), to: Math.min(span.to, to)};
      if (piece.from >= piece.to) continue;
      if (last?.offset === piece.offset) last.to = piece.to;
      else spans.push(piece);
    }
  }
  return spans;
}

/** The day that a zone's wall clock shows at an instant, `2026-02-28`. */
export function dayAt(timeZone: string, at: number): string {
  return new Date(at + offsetAt(timeZone, at)).toISOString().slice(0, 10);
}

/** The instant at which a zone's wall clock shows a time, `wall` being that time as if it were UTC, epoch ms. */
export function atWall(timeZone: string, wall: number): number {
  const guess = wall - offsetAt(timeZone, wall);
  return wall - offsetAt(timeZone, guess);
}

/** When a day, `2026-02-28`, is over by a zone's wall clock, epoch ms. */
export function endOfDay(timeZone: string, day: string): number {
  return atWall(timeZone, Date.parse(day) + 86_400_000);
}

function zoneOf(timeZone: string): Zone {
  let zone = zones.get(timeZone);
  if (!zone) {
    const field = 'numeric';
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone, hourCycle: 'h23', year: field, month: field, day: field, hour: field, minute: field, second: field,
    }); // prettier-ignore
    zones.set(timeZone, (zone = {format, edges: new Map(), blocks: new Map()}));
  }
  return zone;
}

function spansOf(zone: Zone, n: number): OffsetSpan[] {
  let spans = zone.blocks.get(n);
  if (!spans) zone.blocks.set(n, (spans = lookInto(zone, n)));
  return spans;
}

function lookInto(zone: Zone, n: number): OffsetSpan[] {
  const [from, to] = [n * block, (n + 1) * block];
  const [before, after] = [edgeOf(zone, n), edgeOf(zone, n + 1)];
  if (before === after) return [{from, to, offset: before}];
  // Clocks are changed on a whole minute.
  let [same, other] = [from / minute, to / minute];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (ask(zone, middle * minute) === before) same = middle;
    else other = middle;
  }
  const change = other * minute;
  return change < to
    ? [
        {from, to: change, offset: before},
        {from: change, to, offset: after},
      ]
    : [{from, to, offset: before}];
}

function edgeOf(zone: Zone, n: number): number {
  let offset = zone.edges.get(n);
  if (offset === undefined) zone.edges.set(n, (offset = ask(zone, n * block)));
  return offset;
}

/** `at` on a whole second. */
function ask({format}: Zone, at: number): number {
  const part = Object.fromEntries(format.formatToParts(at).map(({type, value}) => [type, Number(value)]));
  return Date.UTC(part['year']!, part['month']! - 1, part['day']!, part['hour']!, part['minute']!, part['second']!) - at;
}
