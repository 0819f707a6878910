import {css} from 'lit';

/** What waits for the reader's word, above the rows: one row of it, or all below each other. */
export const inboxStyles = css`
  .waits-head {
    display: flex;
    gap: calc(var(--_space) * 2);
    align-items: center;
    justify-content: space-between;
  }

  .waits-all {
    flex: none;
    margin-block: calc(var(--_space) * -2);
    margin-inline-end: calc(var(--_space) * -2 - 1px);
  }

  /* In a row, however many there are: as many as fit whole, so that none is cut. */
  .waits ul {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: 100%;
    gap: calc(var(--_space) * 5);
    margin: 0;
    padding-block: var(--_space);
    overflow-x: auto;
    scroll-snap-type: inline mandatory;
    scrollbar-width: thin;
  }

  .waits li {
    scroll-snap-align: start;
  }

  .waits.whole {
    block-size: auto;
  }

  .waits.whole ul {
    grid: auto-flow / minmax(0, 1fr);
  }

  /* The number is what counts in a narrow place, not the sign beside it. */
  @container (inline-size < 360px) {
    .waits > svg {
      display: none;
    }

    .waits h3 {
      font-size: 1em;
    }
  }

  @container (inline-size > 560px) {
    .waits ul {
      grid-auto-columns: calc(50% - var(--_space) * 2.5);
    }

    .waits.whole ul {
      grid: auto-flow / repeat(2, minmax(0, 1fr));
    }

    .waits:not(:has(li:nth-child(3))) .waits-all {
      display: none;
    }
  }

  @container (inline-size > 860px) {
    .waits ul {
      grid-auto-columns: calc((100% - var(--_space) * 10) / 3);
    }

    .waits.whole ul {
      grid: auto-flow / repeat(3, minmax(0, 1fr));
    }

    .waits:not(:has(li:nth-child(4))) .waits-all {
      display: none;
    }
  }

  .waits :is(a, .small) {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }

  .waits h3 {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  @media (forced-colors: active) {
    .waits-all {
      border: 0;
    }
  }

  @media print {
    .waits {
      block-size: auto;
    }

    .waits ul {
      grid: auto-flow / 1fr;
    }

    .waits-all {
      display: none;
    }
  }
`;
