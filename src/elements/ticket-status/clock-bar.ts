import {svg, type TemplateResult} from 'lit';
import type {Clock} from '../../contract/clock.js';

/** Width of the drawing, in its own units. */
const width = 400;

/** The course of one clock as a strip: filled where it counts, thin where it stands still, a notch at the promised time. All of it is said in words beside. */
export function clockBar({segments, dueAt, startedAt, endedAt}: Clock, now: number): TemplateResult {
  const at = (time: string | undefined) => (time ? Date.parse(time) : now);
  const begin = Math.min(at(segments[0]?.from ?? startedAt), now);
  const end = Math.max(endedAt ? at(endedAt) : now, at(dueAt), begin + 1);
  const x = (time: number) => ((Math.min(time, endedAt ? at(endedAt) : now) - begin) / (end - begin)) * width;
  const due = dueAt && ((at(dueAt) - begin) / (end - begin)) * width;
  return svg`<svg class="clock-bar" viewBox="0 0 ${width} 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="rail" y="3" width=${width} height="2"></rect>
    ${segments.map(({from, to, counted, why}) => {
      const [left, right] = [Math.max(0, x(at(from))), x(at(to))];
      const kind = why === 'overdue' ? 'over' : counted ? 'counted' : 'idle';
      return svg`<rect class=${kind} x=${left} y=${counted ? 1 : 3} width=${Math.max(0, right - left)} height=${counted ? 6 : 2}></rect>`;
    })}
    ${due === undefined || due === '' ? '' : svg`<rect class="due" x=${Math.max(0, due - 2)} width="2" height="8"></rect>`}
  </svg>`;
}
