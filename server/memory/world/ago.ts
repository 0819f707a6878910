/** Minutes in so many hours. */
export const hours = (count: number): number => count * 60;

/** Minutes in so many days, and hours of a further one. */
export const days = (count: number, more = 0): number => count * 24 * 60 + more * 60;
