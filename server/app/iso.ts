/** An instant, epoch ms, as the contract writes it. */
export function iso(at: number): string {
  return new Date(at).toISOString();
}
