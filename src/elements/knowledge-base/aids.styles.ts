import {css} from 'lit';

/** What comes with the aids. */
export const aidStyles = css`
  .code .bar {
    position: absolute;
    inset: 0 0 auto;
    padding-inline: calc(var(--_space) * 4) var(--_space);
  }

  .bar .button {
    margin-inline-start: auto;
  }

  .vote .input {
    min-block-size: 6em;
  }

  .vote .choice {
    align-items: center;
    inline-size: fit-content;
    min-inline-size: min(100%, 24em);
  }

  .vote .choice input {
    margin: 0;
  }
`;
