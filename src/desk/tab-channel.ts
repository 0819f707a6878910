/** What tabs of one origin talk over; `undefined` where there is none, or a sandboxed frame may not use it. */
export function openChannel(name = 'aftercare'): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}
