import {css} from 'lit';

/**
 * The inner root takes over what a host page may have bent, keeps the host's font, and sets text so that Chinese reads well. Its languages run
 * from left to right, also on a page that does not. `all` takes the language from Chromium and WebKit, by which they choose the shapes of Han and its marks.
 */
export const base = css`
  :host {
    display: block;
    container-type: inline-size;
    min-inline-size: 0;
  }

  :host([hidden]) {
    display: none;
  }

  .root {
    all: initial;
    display: block;
    position: relative;
    min-block-size: var(--aftercare-room, min(100vh, 1440px));
    direction: ltr;
    -webkit-locale: inherit;
    color-scheme: inherit;
    accent-color: var(--_accent);
    background: var(--_bg);
    color: var(--_text);
    font-family: var(--aftercare-font, inherit);
    font-size: var(--_size);
    line-height: var(--_leading);
    line-break: strict;
    overflow-wrap: anywhere;
    text-autospace: normal;
    text-spacing-trim: trim-start;
    text-wrap: pretty;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  h2,
  h3,
  h4 {
    font-size: 1em;
    font-weight: 600;
    line-height: 1.35;
    text-wrap: balance;
  }

  h2 {
    font-family: var(--aftercare-font-title, inherit);
    font-size: var(--_size-title);
  }

  h3 {
    font-size: var(--_size-large);
  }

  a {
    color: var(--_accent);
    text-underline-offset: 0.2em;
    text-decoration-color: var(--_line-strong);
  }

  a:hover {
    text-decoration-color: currentcolor;
  }

  :focus-visible,
  .choice:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  time,
  .number {
    font-variant-numeric: tabular-nums;
  }

  .muted {
    color: var(--_muted);
  }

  .small {
    font-size: var(--_size-small);
  }

  .stack {
    display: grid;
    gap: calc(var(--_space) * 4);
    grid-template-columns: minmax(0, 1fr);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 3);
  }

  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    visibility: visible;
  }

  svg.icon {
    inline-size: 1.25em;
    block-size: 1.25em;
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.25em;
  }

  @media (forced-colors: active) {
    /* A drawing keeps colours of its own unless it is told not to. */
    svg.icon {
      forced-color-adjust: auto;
    }
  }
`;
