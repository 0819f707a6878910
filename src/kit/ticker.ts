/** Milliseconds between two beats: what is shown counts in minutes. */
const beat = 10_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Calls back every ten seconds until the returned function is called. One timer serves everything on the page. */
export function onTick(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    // A page that nobody sees needs no times.
    if (!document.hidden) listeners.forEach((one) => one());
  }, beat);
  return () => {
    listeners.delete(listener);
    if (listeners.size) return;
    clearInterval(timer);
    timer = undefined;
  };
}
