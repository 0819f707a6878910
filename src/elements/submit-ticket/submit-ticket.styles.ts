import {css} from 'lit';

/** The form, and the pages after sending. */
export const submitTicketStyles = css`
  .head,
  .section,
  .fields,
  .cards,
  .choices,
  .send,
  .outcome {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 2);
  }

  .head {
    gap: var(--_space);
    padding-block-end: calc(var(--_space) * 4);
  }

  .section,
  .send {
    gap: calc(var(--_space) * 4) calc(var(--_space) * 10);
    padding-block: calc(var(--_space) * 6);
    border-block-start: 1px solid var(--_line);
  }

  .send {
    padding-block-end: calc(var(--_space) * 2);
  }

  .fields {
    max-inline-size: 760px;
    gap: calc(var(--_space) * 5) calc(var(--_space) * 4);
  }

  .field {
    align-content: start;
  }

  .field:not(.wide) > :is(.hint, .below),
  .choice ~ .below {
    order: 1;
  }

  legend {
    margin-block-end: calc(var(--_space) * 1.5);
  }

  /* Kept free for what comes a moment later. */
  .place {
    min-block-size: 1.65em;
  }

  .more > :first-child {
    padding-block: calc(var(--_space) * 2);
    line-height: 1.5;
  }

  .more > .fields {
    padding-block-start: calc(var(--_space) * 3);
  }

  .cards {
    position: relative;
    font-weight: 600;
  }

  .cards input {
    position: absolute;
    opacity: 0;
  }

  .cards .icon {
    margin-block-start: 0.15em;
    color: var(--_muted);
  }

  .cards :checked + .icon {
    color: var(--_accent);
  }

  .block {
    display: block;
    font-weight: 400;
    line-height: 1.5;
  }

  .below {
    display: flex;
    justify-content: space-between;
    gap: calc(var(--_space) * 3);
  }

  .below .number {
    margin-inline-start: auto;
  }

  .over {
    color: var(--_danger);
  }

  .send .primary {
    min-inline-size: 9em;
  }

  .outcome {
    justify-items: start;
    gap: calc(var(--_space) * 3);
    padding-block: calc(var(--_space) * 6);
  }

  .outcome h2:focus-visible {
    outline: none;
  }

  .seal {
    padding: calc(var(--_space) * 3);
    border-radius: 50%;
    font-size: var(--_size-large);
    line-height: 1;
    color: var(--_good);
    background: var(--_good-soft);
  }

  .reference {
    inline-size: min(100%, 560px);
    padding: calc(var(--_space) * 4);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  /* Kinds of request side by side, what the chosen one is for below them all; short answers share a line. */
  @container (inline-size <= 560px) {
    .cards {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }

    .cards .choice {
      gap: calc(var(--_space) * 1.5);
      padding-inline: calc(var(--_space) * 2);
    }

    .cards .hint {
      position: absolute;
      clip-path: inset(50%);
    }

    .choices {
      display: flex;
      flex-wrap: wrap;
    }

    .choices > * {
      flex: 1 0 40%;
      min-inline-size: fit-content;
    }
  }

  @container (inline-size > 560px) {
    .chosen {
      display: none;
    }

    .fields,
    .cards {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }

    .choices {
      grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
    }

    /* None is left alone in the last line. */
    .choices:has(> :nth-child(4n + 5):last-child) {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }

    .wide,
    .cards > :last-child:nth-child(odd) {
      grid-column: 1 / -1;
    }
  }

  @container (inline-size > 860px) {
    .section > h3 {
      font-size: 1em;
    }

    .section {
      grid-template-columns: 9em minmax(0, 1fr);
    }

    .send {
      padding-inline-start: calc(9em + var(--_space) * 10);
    }
  }
`;
