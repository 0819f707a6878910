/** What tabs of one origin talk over; `undefined` where there is none, or a sandboxed frame may not use it. */
export function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel('aftercare');
  } catch {
    return undefined;
  }
}
