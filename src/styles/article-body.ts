import {css} from 'lit';

/** An article's text, set for reading: some seventy letters or forty Han characters a line. */
export const articleBodyStyles = css`
  .body {
    display: grid;
    gap: 1em;
    grid-template-columns: minmax(0, 44rem);
    font-size: calc(var(--_size) * 1.0333);
    line-height: 1.75;
  }

  .body > :is(h3, h4, h5):not(:first-child) {
    margin-block-start: 0.9em;
  }

  .body :is(h4, h5) {
    margin: 0;
    font-size: 1.05em;
  }

  .body :is(ul, ol) {
    display: grid;
    gap: 0.35em;
    padding-inline-start: 1.6em;
    list-style: disc;
  }

  .body ol {
    list-style: decimal;
  }

  .body em {
    font-style: normal;
    font-weight: 600;
  }

  .body ::marker {
    color: var(--_muted);
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

  .body .tone {
    font-weight: 600;
  }

  .body .tip {
    background: var(--_good-soft);
  }

  .body .warning {
    background: var(--_warn-soft);
  }

  .body hr {
    inline-size: 100%;
    margin: 0;
    border: solid var(--_line);
    border-width: 1px 0 0;
  }

  .body :is(img, video) {
    max-inline-size: 100%;
    block-size: auto;
  }

  .body video {
    inline-size: 100%;
    aspect-ratio: 16 / 9;
    background: #000;
  }

  .body :is(img, video, .code, .video) {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  .body .video {
    padding: calc(var(--_space) * 4);
  }

  .body :is(code, pre) {
    font-family: var(--_mono);
    font-size: 0.9em;
  }

  .body code {
    padding: 0.1em 0.35em;
    border-radius: 4px;
    background: var(--_surface);
  }

  .body .code {
    position: relative;
    padding-block-start: var(--_control);
    background: var(--_surface);
  }

  .body pre {
    margin: 0;
    padding: 0 calc(var(--_space) * 4) calc(var(--_space) * 4);
    overflow-x: auto;
    line-height: 1.6;
    overflow-wrap: normal;
  }

  /* On a phone a line that goes on beside the screen reads as if it ended there. */
  @container (inline-size <= 560px) {
    .body pre {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
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

  .body :is(th, td) {
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4) calc(var(--_space) * 2) 0;
    border-block-end: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
    min-inline-size: 6em;
  }

  .body th {
    border-color: var(--_line-strong);
    font-weight: 600;
  }

  .apart::after {
    content: ' \\2197' / '';
    font-size: 0.8em;
  }
`;
