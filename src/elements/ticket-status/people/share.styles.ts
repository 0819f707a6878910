import {css} from 'lit';

/** Links that were made, under the form that makes one. */
export const shareStyles = css`
  .share-body {
    padding-block: calc(var(--_space) * 3);
  }

  .share-form :is(.input, select) {
    max-inline-size: 28em;
  }

  .links {
    display: grid;
    gap: calc(var(--_space) * 4);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .shared {
    gap: calc(var(--_space) * 2);
    padding-block-start: calc(var(--_space) * 4);
    border-block-start: 1px solid var(--_line);
  }

  .shared.over b {
    color: var(--_muted);
    font-weight: 400;
  }

  .member {
    display: grid;
    flex: 1 1 12em;
    min-inline-size: 0;
  }

  .share-address .input {
    flex: 1 1 16em;
    min-inline-size: 0;
  }
`;
