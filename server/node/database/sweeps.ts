const hour = 3_600_000;

/** Whether it is time to remove what is over, of one kind: once an hour of this process. What things say of their own times does not move it. */
export type Sweeps = (kind: string) => boolean;

export function hourlySweeps(): Sweeps {
  const last = new Map<string, number>();
  return (kind) => {
    const at = performance.now();
    if (at - (last.get(kind) ?? -Infinity) < hour) return false;
    last.set(kind, at);
    return true;
  };
}
