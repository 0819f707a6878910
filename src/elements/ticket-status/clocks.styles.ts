import {css} from 'lit';

/** Promises, how their time is counted, and the record of them. */
export const clockStyles = css`
  .clocks {
    gap: calc(var(--_space) * 2);
    padding-block-start: calc(var(--_space) * 6);
    border-block-start: 1px solid var(--_line);
  }

  .lead.danger > .icon {
    color: var(--_danger);
  }

  .lead.danger {
    border-inline-start: 3px solid var(--_danger);
  }

  p.due {
    display: flex;
    gap: calc(var(--_space) * 1.5);
    margin-block-start: var(--_space);
  }

  .due > .icon {
    margin-block-start: 0.2em;
  }

  .clock-list {
    gap: calc(var(--_space) * 4);
  }

  .clock {
    display: grid;
    gap: var(--_space);
  }

  .clock .row {
    gap: 0 calc(var(--_space) * 2.5);
    align-items: baseline;
  }

  .clock b {
    font-weight: 600;
  }

  /* A date in Chinese is one word: its day does not begin the next line. */
  :is(p.due, .clock, .segments),
  .ledger .event p:first-child,
  .proposal p:has(> .late) {
    word-break: keep-all;
  }

  :is(.clock, .proposal) .late {
    color: var(--_danger);
  }

  .proposal .late {
    white-space: nowrap;
  }

  .clock-bar {
    inline-size: 100%;
    max-inline-size: 32em;
    block-size: 8px;
  }

  .clock-bar :is(.rail, .idle) {
    fill: var(--_line-strong);
  }

  .clock-bar .rail {
    opacity: 0.35;
  }

  .clock-bar .counted {
    fill: var(--_accent);
  }

  .clock-bar .over {
    fill: var(--_danger);
  }

  .clock-bar .due {
    fill: var(--_text);
  }

  .clock:is(.met, .cancelled) .counted {
    fill: var(--_muted);
  }

  .segments {
    display: grid;
    gap: var(--_space);
    padding-block-end: calc(var(--_space) * 2);
    font-variant-numeric: tabular-nums;
  }

  .ledger .missed > div > :first-child {
    color: var(--_danger);
  }

  .ledger .lines {
    gap: calc(var(--_space) * 3);
    padding-block-end: calc(var(--_space) * 3);
  }

  .ledger > .button {
    margin-block-end: calc(var(--_space) * 3);
  }

  .ledger .event time {
    flex: none;
    min-inline-size: 7em;
  }

  @media (forced-colors: active) {
    .clock-bar rect {
      fill: CanvasText;
      forced-color-adjust: auto;
    }

    .clock-bar .counted {
      fill: Highlight;
    }
  }
`;
