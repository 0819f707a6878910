import {css} from 'lit';

/** The page of one article: set for reading, some seventy letters or forty Han characters a line. */
export const articleStyles = css`
  .back {
    display: inline-flex;
    align-items: center;
    justify-self: start;
    gap: var(--_space);
    min-block-size: var(--_control);
    margin-inline-start: -0.3em;
    color: var(--_muted);
    text-decoration: none;
  }

  .back:hover {
    color: var(--_text);
  }

  article {
    display: grid;
    gap: calc(var(--_space) * 3);
    grid-template-columns: minmax(0, 1fr);
  }

  #title {
    text-wrap: pretty;
  }

  article > .meta {
    display: flex;
    gap: calc(var(--_space) * 2);
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .page {
    display: grid;
    gap: calc(var(--_space) * 6);
    grid-template-columns: minmax(0, 44rem);
    margin-block-start: calc(var(--_space) * 3);
  }

  .contents ul {
    border-inline-start: 1px solid var(--_line);
    padding-inline-start: calc(var(--_space) * 4);
    margin-block-start: var(--_space);
  }

  .contents a {
    display: block;
    padding-block: calc(var(--_space) * 1.25);
    color: var(--_muted);
    font-size: var(--_size-small);
    line-height: 1.5;
    text-decoration: none;
  }

  .contents a:hover {
    color: var(--_accent);
  }

  .contents .level-4,
  .contents .level-5 {
    padding-inline-start: 1em;
  }

  .body {
    display: grid;
    gap: 1em;
    grid-template-columns: minmax(0, 1fr);
    font-size: calc(var(--_size) * 1.0333);
    line-height: 1.75;
  }

  .body > * {
    min-inline-size: 0;
  }

  .body h3,
  .body h4,
  .body h5 {
    margin: 0.9em 0 0;
    font-weight: 600;
    line-height: 1.4;
    scroll-margin-block-start: 1em;
  }

  .body > :first-child {
    margin-block-start: 0;
  }

  .body h4 {
    font-size: 1.05em;
  }

  .body h5 {
    font-size: 1em;
  }

  .body ul,
  .body ol {
    display: grid;
    gap: 0.35em;
    padding-inline-start: 1.6em;
  }

  .body ul {
    list-style: disc;
  }

  .body ol {
    list-style: decimal;
  }

  .body li::marker {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  .body li > * {
    margin-block: 0.35em;
  }

  .body blockquote {
    display: grid;
    gap: 0.6em;
    margin: 0;
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    border-radius: var(--_radius);
    background: var(--_accent-soft);
  }

  .body hr {
    inline-size: 100%;
    margin: 0;
    border: 0;
    border-block-start: 1px solid var(--_line);
  }

  .body img {
    max-inline-size: 100%;
    block-size: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  .body code {
    padding: 0.1em 0.35em;
    border-radius: 4px;
    background: var(--_hover);
    font-family: var(--_mono);
    font-size: 0.9em;
  }

  .body .code {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .code .bar {
    display: flex;
    justify-content: space-between;
    align-items: center;
    padding-inline: calc(var(--_space) * 4) var(--_space);
    color: var(--_muted);
    font-size: var(--_size-small);
    line-height: 1.5;
  }

  .code .copy {
    min-block-size: var(--_control);
    min-inline-size: var(--_control);
    padding: 0 calc(var(--_space) * 3);
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_accent);
    cursor: pointer;
  }

  .code .copy:hover {
    text-decoration: underline;
  }

  .body pre {
    margin: 0;
    padding: 0 calc(var(--_space) * 4) calc(var(--_space) * 4);
    overflow-x: auto;
    font-family: var(--_mono);
    font-size: 0.9em;
    line-height: 1.6;
    tab-size: 2;
    overflow-wrap: normal;
  }

  .body pre code {
    padding: 0;
    background: none;
    font-size: 1em;
  }

  .body .table {
    overflow-x: auto;
  }

  .body table {
    min-inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.95em;
  }

  .body th,
  .body td {
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4) calc(var(--_space) * 2) 0;
    border-block-end: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
    min-inline-size: 6em;
  }

  .body th {
    font-weight: 600;
    border-color: var(--_line-strong);
  }

  .body .apart::after {
    content: '\\2197' / '';
    font-size: 0.8em;
    margin-inline-start: 0.15em;
  }

  .vote {
    display: grid;
    gap: calc(var(--_space) * 4);
    max-inline-size: 44rem;
    margin-block-start: calc(var(--_space) * 6);
    padding-block-start: calc(var(--_space) * 6);
    border-block-start: 1px solid var(--_line);
  }

  .vote h3,
  .related h3 {
    font-size: 1em;
    color: var(--_text);
  }

  .vote textarea.input {
    min-block-size: 6em;
  }

  .related {
    max-inline-size: 44rem;
    margin-block-start: calc(var(--_space) * 4);
  }

  @container (inline-size > 480px) {
    #title {
      font-size: calc(var(--_size) * 1.7333);
    }
  }

  @container (inline-size > 820px) {
    .page.with-contents {
      grid-template-columns: minmax(0, 44rem) 12em;
      column-gap: calc(var(--_space) * 12);
    }

    .page .contents {
      grid-column: 2;
      grid-row: 1;
      align-self: start;
      position: sticky;
      inset-block-start: 1em;
      max-block-size: 90vh;
      overflow-y: auto;
    }

    .page .body {
      grid-column: 1;
      grid-row: 1;
    }

    .vote,
    .related {
      max-inline-size: min(44rem, 100% - 12em - var(--_space) * 12);
    }

    .group.related {
      grid-template-columns: minmax(0, 1fr);
      padding-block-start: calc(var(--_space) * 6);
    }
  }
`;
