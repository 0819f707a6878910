import {css} from 'lit';

/** The form. */
export const submitTicketStyles = css`
  .head {
    display: grid;
    gap: calc(var(--_space) * 1);
    padding-block-end: calc(var(--_space) * 5);
  }

  .head:has(+ .notice) {
    padding-block-end: calc(var(--_space) * 3);
  }

  .notice + form {
    margin-block-start: calc(var(--_space) * 5);
  }

  .notice + .notice {
    margin-block-start: calc(var(--_space) * 2);
  }

  .notice.quiet {
    align-items: center;
    padding-block: calc(var(--_space) * 1);
  }

  .notice.quiet .row {
    margin: 0;
    justify-content: space-between;
  }

  .notice li.row {
    flex-wrap: nowrap;
    justify-content: space-between;
    margin: 0;
  }

  .notice li .button {
    flex: none;
  }

  .sheet {
    display: block;
  }

  .section-body {
    max-inline-size: 760px;
  }

  .section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 4) calc(var(--_space) * 10);
    padding-block: calc(var(--_space) * 6);
    border-block-start: 1px solid var(--_line);
  }

  .section-name {
    font-size: 1em;
  }

  .cards,
  .choices {
    display: grid;
    gap: calc(var(--_space) * 2);
  }

  .card .icon {
    margin-block-start: 0.15em;
    color: var(--_muted);
  }

  .card:has(:checked) .icon {
    color: var(--_accent);
  }

  .card {
    position: relative;
  }

  .card-name {
    font-weight: 600;
  }

  .block {
    display: block;
    line-height: 1.5;
  }

  .fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 5) calc(var(--_space) * 4);
  }

  .field {
    align-content: start;
  }

  .label + .hint {
    margin-block-start: calc(var(--_space) * -1);
  }

  legend.label {
    margin-block-end: calc(var(--_space) * 2);
  }

  .below {
    display: flex;
    justify-content: space-between;
    gap: calc(var(--_space) * 3);
  }

  .count {
    margin-inline-start: auto;
  }

  .count.over {
    color: var(--_danger);
    font-weight: 600;
  }

  .problem-text .icon {
    align-self: flex-start;
    margin-block-start: 0.15em;
  }

  .warn-text {
    color: var(--_warn);
  }

  .tick {
    display: flex;
    align-items: flex-start;
    gap: calc(var(--_space) * 2.5);
    min-block-size: var(--_control);
    padding-block: calc((var(--_control) - 1.65em) / 2);
    cursor: pointer;
  }

  .tick input {
    accent-color: var(--_accent);
    inline-size: 1.15em;
    block-size: 1.15em;
    margin: 0.25em 0 0;
    flex: none;
  }

  .tick .note {
    color: var(--_muted);
    font-size: var(--_size-small);
    margin-inline-start: calc(var(--_space) * 1.5);
  }

  .emergency {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 1) calc(var(--_space) * 2);
    margin-block-start: calc(var(--_space) * 1.5);
  }

  .emergency a {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--_control);
    font-size: var(--_size-large);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    color: var(--_danger);
  }

  .send {
    display: grid;
    gap: calc(var(--_space) * 4);
    padding-block: calc(var(--_space) * 5) calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_line);
  }

  .send .primary {
    min-inline-size: 9em;
  }

  .refusal {
    display: grid;
    gap: calc(var(--_space) * 2);
  }

  .context summary {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--_control);
    color: var(--_muted);
    font-size: var(--_size-small);
    cursor: pointer;
  }

  .context summary::before {
    content: '';
    inline-size: 0.4em;
    block-size: 0.4em;
    margin-inline: 0.2em 0.8em;
    border: solid currentcolor;
    border-width: 0 1.5px 1.5px 0;
    rotate: -45deg;
  }

  .context[open] summary::before {
    rotate: 45deg;
  }

  .context dl {
    margin-block-start: calc(var(--_space) * 2);
    font-size: var(--_size-small);
  }

  .context dl > div {
    display: grid;
    grid-template-columns: minmax(6em, 11em) minmax(0, 1fr);
    gap: calc(var(--_space) * 3);
    padding-block: calc(var(--_space) * 1.5);
    border-block-start: 1px solid var(--_line);
  }

  .context dt {
    color: var(--_muted);
  }

  @container (inline-size > 560px) {
    .fields {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }

    .wide {
      grid-column: 1 / -1;
    }

    .cards {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }

    .choices {
      grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
    }
  }

  @container (inline-size > 860px) {
    .section {
      grid-template-columns: 9em minmax(0, 1fr);
    }

    .send {
      padding-inline-start: calc(9em + var(--_space) * 10);
    }
  }
`;
