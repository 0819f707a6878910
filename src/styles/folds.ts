import {css} from 'lit';

/** The sign of what is folded, in our own line; comes with the parts that fold something. */
export const folds = css`
  summary {
    padding-inline-start: 1.2em;
    list-style: none;
    cursor: pointer;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  summary::before {
    content: '';
    display: inline-block;
    inline-size: 0.45em;
    block-size: 0.45em;
    margin: 0 0.65em 0.15em -1.1em;
    border: solid;
    border-width: 0 1.6px 1.6px 0;
    rotate: -45deg;
  }

  [open] > summary::before {
    rotate: 45deg;
  }
`;
