const hour = 3_600_000;

/** Whether it is time to remove what is over, of one kind: once an hour of the times it is asked with, epoch ms. */
export type Sweeps = (kind: string, at: number) => boolean;

export function hourlySweeps(): Sweeps {
  const last = new Map<string, number>();
  return (kind, at) => {
    if (at - (last.get(kind) ?? -Infinity) < hour) return false;
    last.set(kind, at);
    return true;
  };
}
