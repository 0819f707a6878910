import {css} from 'lit';

export const styles = css`
  h2:focus {
    outline: none;
  }

  h3,
  :is(.notice, .empty) h2 {
    font-size: 1em;
  }

  .question {
    padding-block-start: calc(var(--_space) * 4);
    border-block-start: 1px solid var(--_line);
  }

  /* A legend in flow would stand in the middle of the line above its question. */
  legend {
    float: left;
    inline-size: 100%;
  }

  .question > legend {
    margin-block-end: calc(var(--_space) * 2);
  }

  .question > legend + * {
    clear: both;
  }

  .pair {
    display: grid;
    gap: calc(var(--_space) * 2);
  }

  .scale + .scale,
  .question .hint + .scale {
    margin-block-start: calc(var(--_space) * 4);
  }

  .scale {
    display: grid;
    grid-template-columns: minmax(0, 1fr) var(--_control);
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 2);
  }

  .scale .hint {
    display: block;
  }

  .points {
    grid-column: 1 / -1;
    grid-row: 2;
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    overflow: clip;
  }

  .point {
    position: relative;
    display: grid;
    align-content: center;
    justify-items: center;
    min-block-size: calc(var(--_control) + var(--_space) * 2);
    padding: var(--_space) 2px;
    text-align: center;
    line-height: 1.3;
    cursor: pointer;
    transition: background-color var(--_quick);
  }

  .point + .point {
    border-inline-start: 1px solid var(--_line);
  }

  .point input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
  }

  .point .number {
    font-weight: 600;
  }

  .point .word {
    font-size: 12px;
    color: var(--_muted);
  }

  .point:hover {
    background: var(--_hover);
  }

  .point:has(:checked) {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .point:has(:checked) .word {
    color: inherit;
  }

  .point:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: -4px;
    border-radius: var(--_radius);
  }

  .point:has(:checked:focus-visible) {
    outline-color: var(--_on-accent);
  }

  .spread {
    justify-content: space-between;
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

  dd {
    white-space: pre-wrap;
  }

  .surveys > li + li {
    border-block-start: 1px solid var(--_line);
  }

  .survey {
    padding: calc(var(--_space) * 3) calc(var(--_space) * 2);
    color: inherit;
    text-decoration: none;
  }

  .survey:hover {
    background: var(--_surface);
  }

  .survey > :first-child {
    flex: 1 1 12em;
  }

  @container (inline-size > 560px) {
    .pair {
      grid-template-columns: 1fr 1fr;
    }

    .scale {
      grid-template-columns: 9em minmax(0, 1fr) var(--_control);
    }

    .points {
      grid-column: 2;
      grid-row: 1;
    }

    .answers > div {
      grid-template-columns: 11em minmax(0, 1fr);
    }
  }

  @media (forced-colors: active) {
    .point:has(:checked) {
      outline: 3px solid Highlight;
      outline-offset: -3px;
    }
  }
`;
