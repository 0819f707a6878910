import {css} from 'lit';

/** What all sheets share that wait for the customer's word: a quote, a delivery, a proposal, a visit, an access. */
export const sheetStyles = css`
  .sheets {
    gap: calc(var(--_space) * 4);
  }

  .sheet-head {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
    align-items: start;
    justify-content: space-between;
  }

  .sure {
    display: grid;
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 4);
    border-radius: var(--_radius);
    background: var(--_accent-soft);
  }

  .check {
    display: flex;
    gap: calc(var(--_space) * 3);
    align-items: baseline;
    min-block-size: var(--_control);
    padding-block: calc(var(--_space) * 2.5);
    border-block-end: 1px solid var(--_line);
  }

  .check > input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    translate: 0 4px;
  }

  :is(.older, .older-grants) > .stack {
    padding-block: calc(var(--_space) * 3);
  }

  .older > .card {
    margin-block-start: calc(var(--_space) * 3);
  }

  .asked {
    margin-block-start: calc(var(--_space) * 2);
  }

  @container (inline-size <= 520px) {
    .card {
      padding: calc(var(--_space) * 4);
    }
  }
`;
