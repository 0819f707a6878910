import type {Place} from '../../kit/place.js';

/** The portal's rooms, in the order of the navigation, and which places belong to each. */
export const rooms = {
  home: {icon: 'inbox', places: ['home']},
  submit: {icon: 'send', places: ['submit']},
  tickets: {icon: 'clock', places: ['tickets', 'ticket']},
  help: {icon: 'search', places: ['help', 'article']},
  surveys: {icon: 'star', places: ['surveys', 'survey']},
} as const satisfies Record<string, {icon: string; places: readonly Place['view'][]}>;
export type Room = keyof typeof rooms;
export const roomNames = Object.keys(rooms) as Room[];

/** The rooms that a page wants offered, in its order: those it names, or all. */
export function offeredRooms(views: string | null): readonly Room[] {
  const named = new Set((views ?? '').split(/[\s,]+/));
  const offered = [...named].flatMap((one) => roomNames.find((name) => name === one) ?? []);
  return offered.length ? offered : roomNames;
}

/** The room a place belongs to; without one `view`, if it is offered. */
export function roomOf(place: Place | undefined, view: Room, offered: readonly Room[]): Room {
  const wanted = place?.view ?? (offered.includes(view) ? view : offered[0]!);
  return roomNames.find((name) => (rooms[name].places as readonly string[]).includes(wanted)) ?? 'home';
}
