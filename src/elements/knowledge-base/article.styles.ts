import {css} from 'lit';
import {articleBodyStyles} from '../../styles/article-body.js';

/** The page of one article: set for reading, some seventy letters or forty Han characters a line. */
export const articleStyles = [
  articleBodyStyles,
  css`
  .back {
    margin-inline-start: calc(var(--_space) * -3);
  }

  #title {
    text-wrap: pretty;
  }

  .page {
    display: grid;
    gap: calc(var(--_space) * 6);
    grid-template-columns: minmax(0, 44rem);
  }

  .contents ul {
    margin-block-start: var(--_space);
    padding-inline-start: calc(var(--_space) * 4);
    border-inline-start: 1px solid var(--_line);
  }

  .contents a {
    display: block;
    padding-block: var(--_space);
    color: var(--_muted);
    font-size: var(--_size-small);
    text-decoration: none;
  }

  @media (pointer: coarse) {
    .contents a {
      padding-block: calc(var(--_space) * 3);
    }
  }

  .contents :is(.H4, .H5) {
    padding-inline-start: 1em;
  }

  .after {
    max-inline-size: 44rem;
    margin-block-start: calc(var(--_space) * 4);
    padding-block-start: calc(var(--_space) * 6);
    border-block-start: 1px solid var(--_line);
  }

  .vote {
    min-block-size: calc(var(--_control) * 3);
    align-content: start;
  }

  @container (inline-size > 480px) {
    #title {
      font-size: calc(var(--_size) * 1.7333);
    }
  }

  @container (inline-size > 820px) {
    .page:has(.contents) {
      grid-template-columns: minmax(0, 44rem) 12em;
      column-gap: calc(var(--_space) * 12);
    }

    .contents {
      grid-area: 1 / 2;
      align-self: start;
      position: sticky;
      inset-block-start: 1em;
      max-block-size: 90vh;
      overflow-y: auto;
    }

    .page .body {
      grid-area: 1 / 1;
    }

    .after {
      max-inline-size: min(44rem, 100% - 12em - var(--_space) * 12);
    }
  }
`,
];
