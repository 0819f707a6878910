import {css} from 'lit';

/** A visit as a card that one could pin to the wall, and times as a board to choose from. */
export const visitStyles = css`
  .visit {
    gap: calc(var(--_space) * 4);
  }

  .when {
    display: flex;
    gap: calc(var(--_space) * 3);
    align-items: baseline;
    font-size: var(--_size-large);
  }

  .when .icon {
    flex: none;
    color: var(--_accent);
    translate: 0 2px;
  }

  .when .small {
    font-size: var(--_size-small);
  }

  .when.off time {
    color: var(--_muted);
    text-decoration: line-through;
  }

  .prepare ul {
    margin: var(--_space) 0 0;
    padding-inline-start: 1.4em;
    list-style: disc;
  }

  .report {
    display: grid;
    gap: var(--_space);
  }

  .slots {
    display: grid;
    gap: calc(var(--_space) * 4);
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }

  .slots > legend {
    margin-block-end: calc(var(--_space) * 2);
    padding: 0;
  }

  .slot-day {
    display: grid;
    grid-template-columns: 8em 1fr;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 4);
    align-items: center;
  }

  .slot-times {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
  }

  .slot {
    display: grid;
    grid-template-columns: auto auto;
    column-gap: calc(var(--_space) * 2);
    place-content: center;
    align-items: center;
    min-block-size: var(--_control);
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 3);
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    cursor: pointer;
  }

  .slot input {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    cursor: pointer;
  }

  .slot input:focus-visible {
    outline: none;
  }

  .slots:has([role='alert']:not([hidden])) input {
    scroll-margin-block-start: 10em;
  }

  .slot:hover {
    border-color: var(--_accent);
  }

  .slot:has(:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }

  .slot:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .slot .number,
  .when .number {
    white-space: nowrap;
  }

  .slot .small {
    grid-column: 2;
    line-height: 1.2;
  }

  .visit .field {
    max-inline-size: 44em;
  }

  @media (forced-colors: active) {
    .slot:has(:checked) {
      outline: 3px solid Highlight;
    }
  }

  @container (inline-size <= 520px) {
    .slot-day {
      grid-template-columns: minmax(0, 1fr);
    }

    /* Two beside each other, unless letters are so wide that a time needs more than half. */
    .slot {
      min-inline-size: calc(50% - var(--_space));
      column-gap: var(--_space);
      padding-inline: var(--_space);
    }
  }

  @container (420px < inline-size <= 520px) {
    .slot {
      min-inline-size: calc((100% - var(--_space) * 4) / 3);
    }
  }
`;
