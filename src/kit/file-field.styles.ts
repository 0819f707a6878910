import {css} from 'lit';

/** What `fileFieldView` draws. */
export const fileFieldStyles = css`
  .files {
    display: grid;
    gap: calc(var(--_space) * 2);
    grid-template-columns: minmax(0, 1fr);
  }

  .file-zone {
    display: grid;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 4);
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
    justify-self: start;
  }

  .file-choose:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .file {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 3);
    padding-block: calc(var(--_space) * 1.5);
    border-block-end: 1px solid var(--_line);
  }

  .file-picture {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 40px;
    block-size: 40px;
    border-radius: var(--_radius-small);
    background: var(--_surface);
    color: var(--_muted);
    overflow: hidden;
  }

  .file-picture img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .file-text {
    flex: 1;
    min-inline-size: 0;
    display: grid;
    line-height: 1.45;
  }

  .file-name {
    font-weight: 500;
  }

  .files .problem-text {
    padding-block-start: calc(var(--_space) * 2);
  }

  progress {
    appearance: none;
    inline-size: 100%;
    block-size: 4px;
    margin-block-start: var(--_space);
    border: 0;
    background: var(--_hover);
  }

  ::-webkit-progress-bar {
    background: var(--_hover);
  }

  ::-webkit-progress-value {
    background: var(--_accent);
  }

  ::-moz-progress-bar {
    background: var(--_accent);
  }

  @container (inline-size > 480px) {
    .file-zone {
      grid-template-columns: auto minmax(0, 1fr);
      align-items: center;
    }
  }

  @media (forced-colors: active) {
    progress {
      border: 1px solid;
    }
  }
`;
