import {css} from 'lit';

/** What `fileFieldView` draws. */
export const fileFieldStyles = css`
  .files {
    display: grid;
    gap: calc(var(--_space) * 2);
    grid-template-columns: minmax(0, 1fr);
  }

  .file-zone {
    padding: calc(var(--_space) * 4);
    border: 1px dashed var(--_line-strong);
    border-radius: var(--_radius);
  }

  .dragging {
    border: 1px solid var(--_accent);
    background: var(--_accent-soft);
  }

  .file-choose {
    position: relative;
  }

  .file-choose:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .file-zone .hint {
    flex: 1 1 18em;
  }

  .file {
    display: flex;
    align-items: flex-start;
    gap: calc(var(--_space) * 3);
    padding-block: calc(var(--_space) * 1.5);
    border-block-end: 1px solid var(--_line);
  }

  .file-picture {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_muted);
    overflow: hidden;
  }

  .file-picture img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .file > .row {
    flex: 1;
    min-inline-size: 0;
  }

  .file-text {
    flex: 1 1 9em;
    min-inline-size: 0;
    display: grid;
    line-height: 1.45;
  }

  .file-name {
    font-weight: 500;
  }

  .file-text > .file-name {
    display: flex;
    min-inline-size: 0;
    white-space: pre;
  }

  .file-name > :first-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  progress {
    inline-size: 100%;
    block-size: 6px;
  }
`;
