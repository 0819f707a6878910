import {html, type TemplateResult} from 'lit';

/**
 * Facts by their labels.
 * @csspart people - Who has the request, and since when.
 * @csspart closing - What the team says of a solved request beyond how it was solved.
 * @csspart visit-facts - When, where and who comes.
 */
export function factsView(rows: readonly (readonly [label: string, value: unknown])[], kind = 'answers'): TemplateResult {
  return html`<dl class="stack facts ${kind}" part=${kind}>
    ${rows.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd class="text" dir="auto">${value}</dd>
        </div>`,
    )}
  </dl>`;
}
