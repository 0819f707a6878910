import {css} from 'lit';

export const asideStyles = css`
  .callback {
    display: grid;
    gap: calc(var(--_space) * 3);
  }

  .question > .pair + .hint {
    margin-block-start: calc(var(--_space) * 2);
  }

  /* It comes and goes without moving the row. WebKit takes no legend into a grid. */
  .scale .button {
    position: absolute;
    inset-block-start: calc(var(--_space) * -2.5);
    inset-inline-end: calc(var(--_space) * -2);
  }

  [part='outcome'].stack {
    gap: calc(var(--_space) * 6);
  }

  .row > .plain:first-child {
    margin-inline-start: calc(var(--_space) * -2);
  }

  .follow-up {
    display: grid;
    gap: calc(var(--_space) * 2);
    padding-inline-start: calc(var(--_space) * 4);
    border-inline-start: 2px solid var(--_accent);
  }

  .said,
  dd {
    white-space: pre-wrap;
  }

  .answers > div {
    display: grid;
    gap: 0 calc(var(--_space) * 4);
    padding-block: calc(var(--_space) * 2);
    border-block-end: 1px solid var(--_line);
  }

  .answers dt {
    color: var(--_muted);
  }

  .surveys > li + li {
    border-block-start: 1px solid var(--_line);
  }

  .survey {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 3);
    padding: calc(var(--_space) * 3) calc(var(--_space) * 2);
    color: inherit;
    text-decoration: none;
  }

  .survey:hover {
    background: var(--_surface);
  }

  .survey .badge {
    grid-row: 2;
    justify-self: start;
  }

  .survey > :last-child {
    grid-row: 1 / span 2;
    grid-column: 2;
  }

  @container (inline-size <= 400px) {
    .points {
      gap: 2px;
    }

    .word {
      font-size: 11.5px;
    }
  }

  @container (inline-size > 560px) {
    .survey {
      grid-template-columns: minmax(0, 1fr) auto auto;
    }

    .survey .badge {
      grid-row: 1;
      grid-column: 2;
    }

    .survey > :last-child {
      grid-row: 1;
      grid-column: 3;
    }

    .answers > div {
      grid-template-columns: 11em minmax(0, 1fr);
    }
  }

  /* A ring alone looks like the focus. */
  @media (forced-colors: active) {
    .point:has(:checked) {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
