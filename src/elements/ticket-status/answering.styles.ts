import {css} from 'lit';

/** Replying, answering a solution, what waits to be sent. */
export const answeringStyles = css`
  .reply > .label {
    font-size: var(--_size-large);
    font-weight: 600;
    line-height: 1.45;
  }

  .waiting {
    gap: calc(var(--_space) * 2);
  }

  .message.waiting {
    outline: 1px dashed var(--_warn);
    background: none;
  }

  .rate .button {
    justify-self: start;
  }

  @media (pointer: coarse) {
    .keys {
      display: none;
    }
  }

  @container (inline-size > 640px) {
    .rate {
      grid-template-columns: 1fr auto;
      align-items: center;
    }
  }
`;
