import {css} from 'lit';

export const styles = css`
  [tabindex]:focus {
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
    margin-block-end: calc(var(--_space) * 2);
  }

  legend + * {
    clear: both;
  }

  .pair,
  .points {
    display: grid;
    gap: calc(var(--_space) * 2);
  }

  .question > * + .scale {
    margin-block-start: calc(var(--_space) * 5);
  }

  .scale {
    position: relative;
  }

  .scale legend {
    padding-inline-end: 4em;
  }

  .scale .hint,
  .question .hint .number {
    display: block;
    font-weight: 400;
  }

  .points {
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-flow: column;
    gap: var(--_space);
  }

  .scale .ends {
    display: flex;
    margin-block-start: calc(var(--_space) * 2);
    justify-content: space-between;
    gap: calc(var(--_space) * 4);
  }

  .point {
    position: relative;
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 0;
    padding: var(--_space) 2px;
    border-color: var(--_line-strong);
    text-align: center;
    line-height: 1.3;
  }

  .point:has(:checked) {
    background: var(--_fill);
    color: var(--_on-accent);
  }

  /* Over the whole point, for whoever explores by touch. */
  .point input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }

  .point .number {
    font-weight: 600;
  }

  .word {
    font-size: 12px;
    color: var(--_muted);
    hyphens: auto;
  }

  :checked ~ .word {
    color: inherit;
  }

  /* Seven points and more stand in two rows where there is no room for targets of 44 px side by side. */
  @container (inline-size <= 400px) {
    .points:has(> :nth-child(7)) {
      grid-auto-flow: row;
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
  }

  @container (inline-size <= 560px) {
    .points:has(> :nth-child(9)) {
      grid-auto-flow: row;
      grid-template-columns: repeat(6, minmax(0, 1fr));
    }
  }

  @container (inline-size > 560px) {
    .pair {
      grid-template-columns: 1fr 1fr;
    }
  }
`;
