import {css} from 'lit';

/** A quote as a sheet of paper would set it, a delivery as a list to tick off. */
export const approvalStyles = css`
  .quote {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 4);
  }

  .quote-lines {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }

  .quote-lines :is(th, td) {
    padding: calc(var(--_space) * 2) 0 calc(var(--_space) * 2) calc(var(--_space) * 6);
    border-block-end: 1px solid var(--_line);
    font-weight: 400;
    text-align: end;
    vertical-align: baseline;
  }

  .quote-lines :is(th, td):first-child {
    padding-inline-start: 0;
    text-align: start;
    overflow-wrap: anywhere;
  }

  .quote-lines td {
    white-space: nowrap;
  }

  .quote-lines thead th:first-child {
    inline-size: 100%;
  }

  .quote-lines thead th {
    color: var(--_muted);
    font-size: var(--_size-small);
    white-space: nowrap;
  }

  .quote-lines tbody tr:last-child > * {
    border-block-end-color: var(--_line-strong);
  }

  .quote-lines tfoot tr > * {
    border-block-end: 0;
    padding-block: var(--_space);
    color: var(--_muted);
  }

  .quote-lines tfoot th:first-child {
    text-align: end;
  }

  .quote-lines tfoot .total > * {
    padding-block-start: calc(var(--_space) * 2);
    color: var(--_text);
    font-size: var(--_size-large);
    font-weight: 600;
  }

  .terms {
    display: grid;
    gap: var(--_space);
    max-inline-size: 60em;
  }

  .terms h4 {
    margin: 0;
    color: var(--_muted);
    font-weight: 400;
  }

  .validity,
  .decided {
    display: flex;
    gap: calc(var(--_space) * 2);
    align-items: baseline;
  }

  .validity {
    color: var(--_muted);
  }

  .validity > .icon {
    flex: none;
    translate: 0 2px;
  }

  .decided > .icon {
    flex: none;
    color: var(--_good);
  }

  .declined .decided > .icon,
  .rejected .decided > .icon {
    color: var(--_muted);
  }

  .check-note {
    display: block;
  }

  .checks {
    gap: 0;
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }

  .check > .icon {
    flex: none;
    color: var(--_good);
  }

  .plan-steps {
    display: grid;
    gap: calc(var(--_space) * 3);
    padding-inline-start: 1.6em;
  }

  .sign .input {
    max-inline-size: 24em;
  }

  @container (inline-size <= 520px) {
    .quote-lines thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .quote-lines,
    .quote-lines :is(tbody, tfoot) {
      display: block;
    }

    .quote-lines tr {
      display: grid;
      grid-template-columns: auto 1fr auto;
      column-gap: calc(var(--_space) * 2);
      align-items: baseline;
    }

    .quote-lines tbody tr {
      padding-block: calc(var(--_space) * 2);
      border-block-end: 1px solid var(--_line);
    }

    .quote-lines tbody tr:last-child {
      border-block-end-color: var(--_line-strong);
    }

    .quote-lines tr > :is(th, td) {
      padding-inline-start: 0;
    }

    .quote-lines tbody tr > :is(th, td) {
      padding-block: 0;
      border: 0;
      white-space: normal;
    }

    .quote-lines tbody th {
      grid-column: 1 / -1;
    }

    .quote-lines tbody td:not(:last-child) {
      color: var(--_muted);
      font-size: var(--_size-small);
    }

    .quote-lines tbody td:nth-child(3) {
      text-align: start;
    }

    .quote-lines tbody td:nth-child(3):not(:empty)::before {
      content: '× ' / '';
    }

    .quote-lines tfoot th:first-child {
      grid-column: 1 / 3;
      text-align: start;
    }
  }
`;
