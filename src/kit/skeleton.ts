import {html, type TemplateResult} from 'lit';

/**
 * Grey lines in the shape of what is coming; said aloud once as "loading". `bones` by class: `half`, `tall`, `block`.
 * @csspart skeleton - The shape shown until there is something to show.
 */
export function skeleton(label: string, bones: readonly string[]): TemplateResult {
  return html`<div class="skeleton" part="skeleton" role="status">
    <span class="unseen">${label}</span>
    ${bones.map((bone) => html`<div class="bone ${bone}" aria-hidden="true"></div>`)}
  </div>`;
}
