import {css} from 'lit';

/** What is promised before a request is sent. */
export const promiseStyles = css`
  .promise {
    margin-block-end: calc(var(--_space) * 6);
  }

  .reference .promise {
    flex: 1 0 100%;
    margin-block: calc(var(--_space) * 2) 0;
  }

  .promise h3 {
    margin: 0 0 calc(var(--_space) * 2);
    font-size: inherit;
  }

  .promise dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: calc(var(--_space) * 1) calc(var(--_space) * 5);
    margin: 0 0 calc(var(--_space) * 3);
  }

  .promise dt {
    color: var(--_muted);
  }

  .promise dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
  }

  .promise dd b,
  .cost b {
    font-weight: 600;
  }

  .promise dd .small {
    display: block;
  }

  .promise p {
    margin: 0;
  }

  .cost {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 3);
    margin: 0;
  }

  @container (max-width: 26rem) {
    .promise dl {
      grid-template-columns: 1fr;
      gap: 0;
    }

    .promise dd {
      margin-block-end: calc(var(--_space) * 2);
    }
  }
`;
