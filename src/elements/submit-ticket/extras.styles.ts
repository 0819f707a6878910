import {css} from 'lit';

/** What the form shows beyond its main way. */
export const extrasStyles = css`
  .suggestion {
    border-block-end: 1px solid var(--_line);
    color: var(--_text);
    font-size: 1em;
  }

  .suggestion summary {
    padding-block: calc(var(--_space) * 2);
    line-height: 1.5;
    font-weight: 500;
  }

  .suggestion[open] > .stack {
    padding-block: var(--_space) calc(var(--_space) * 4);
    max-block-size: 60vh;
    overflow-y: auto;
  }

  [part='drafts'] {
    margin-block-end: calc(var(--_space) * 3);
  }

  [part='drafts'] li {
    padding-block: var(--_space);
    border-block-start: 1px solid var(--_line);
    color: var(--_text);
  }

  .named {
    display: grid;
    flex: 1 1 12em;
  }

  [part='helpful'] {
    max-inline-size: 760px;
  }

  [part='helpful'] .row {
    gap: 0;
    margin-inline-start: calc(var(--_space) * -2);
  }

  .review {
    display: grid;
    gap: calc(var(--_space) * 4);
    max-inline-size: 760px;
  }

  .review h2:focus-visible {
    outline: none;
  }

  .review > dl > div {
    grid-template-columns: minmax(0, 1fr);
    gap: 0 calc(var(--_space) * 3);
  }

  .review dt {
    color: var(--_muted);
  }

  .review > dl dd {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: calc(var(--_space) * 3);
    align-items: start;
  }

  .review dd > span {
    white-space: pre-wrap;
  }

  .review dd > .button {
    margin-block: calc(var(--_space) * -2);
  }

  @container (inline-size > 560px) {
    .review > dl > div {
      grid-template-columns: 11em minmax(0, 1fr);
    }
  }
`;
