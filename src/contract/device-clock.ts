/** A reply says its time in whole seconds and takes a while to arrive. */
const noise = 5_000;

/** Ms that the backend's clock is ahead of the device's. One for the whole page: it is the device that goes wrong, whichever desk tells. */
export let ahead = 0;

/** A backend has just said its time: the `Date` of its reply, `null` where it tells none, to what was sent at `sentAt`, epoch ms by the device. */
export function heardTime(date: string | null, sentAt: number): void {
  const told = Date.parse(`${date}`);
  const late = told - Date.now();
  // A device may have slept between: any time since it asked is right.
  if (told) ahead = late > noise ? late : told < sentAt - noise ? told - sentAt : 0;
}
