/** A reply says its time in whole seconds and takes a while to arrive. */
const noise = 5_000;

/** Ms that the backend's clock is ahead of the device's. One for the whole page: it is the device that goes wrong, whichever desk tells. */
export let ahead = 0;

/** A backend has just said its time: the `Date` of its reply, `null` where it tells none. */
export function heardTime(date: string | null): void {
  // Not a number where nothing was told, which is no more than noise either.
  const difference = Date.parse(date ?? '') - Date.now();
  ahead = Math.abs(difference) > noise ? difference : 0;
}
