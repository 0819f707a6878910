import {html, type TemplateResult} from 'lit';
import type {Clock} from '../../contract/clock.js';

/** Width of the drawing, in its own units. */
const width = 400;

/** The course of one clock as a strip: filled where it counts, thin where it stands still, a notch at the promised time. All of it is said in words beside. */
export function clockBar({segments, dueAt, startedAt, endedAt, minutesLeft = 0}: Clock, now: number): TemplateResult {
  const at = (time: string | undefined) => (time ? Date.parse(time) : now);
  const begin = Math.min(at(segments[0]?.from ?? startedAt), now);
  // While it is paused nobody knows when it is due: what is left of it lies ahead.
  const end = Math.max(endedAt ? at(endedAt) : now, dueAt ? at(dueAt) : now + minutesLeft * 60_000, begin + 1);
  const x = (time: number) => ((Math.min(time, endedAt ? at(endedAt) : now) - begin) / (end - begin)) * width;
  const due = dueAt && ((at(dueAt) - begin) / (end - begin)) * width;
  const bar = (kind: string, left: number, wide: number, tall: number) =>
    html`<svg x=${left} y=${(8 - tall) / 2} width=${wide} height=${tall}><rect class=${kind} width="100%" height="100%"></rect></svg>`;
  return html`<svg class="clock-bar" viewBox="0 0 ${width} 8" preserveAspectRatio="none" aria-hidden="true">
    ${bar('rail', 0, width, 2)}
    ${segments.map(({from, to, counted, why}) => {
      const [left, right] = [Math.max(0, x(at(from))), x(at(to))];
      const kind = why === 'overdue' ? 'over' : counted ? 'counted' : 'idle';
      return bar(kind, left, Math.max(0, right - left), counted ? 6 : 2);
    })}
    ${due === undefined || due === '' ? '' : bar('due', Math.max(0, due - 2), 2, 8)}
  </svg>`;
}
