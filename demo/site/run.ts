/** What the gateway under this page runs: the demo with its simulated team, the demo alone, or a vendor's own configuration. */
type Run = 'team' | 'alone' | 'own';

/** Says in the strip what stands behind the page. Without an answer it says what is usual. */
export async function sayRun(): Promise<void> {
  const answer = await fetch('/demo/run').catch(() => undefined);
  if (!answer?.ok) return;
  const {run} = (await answer.json()) as {run: Run};
  for (const one of document.querySelectorAll<HTMLElement>('.strip [data-run]')) one.hidden = one.dataset['run'] !== run;
}
