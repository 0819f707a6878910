import type {CSSResult, LitElement} from 'lit';

/** Styles that come with a part loaded on demand, behind those the element has from the start. */
export function addStyles({renderRoot}: LitElement, ...styles: CSSResult[]): void {
  const root = renderRoot as ShadowRoot;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...styles.map(({styleSheet}) => styleSheet!)];
}
