import {css} from 'lit';

/** The dialogs in which a file is looked at before it goes. */
export const fileToolsStyles = css`
  mark {
    background: var(--_mark);
    color: inherit;
  }

  .tool {
    inline-size: min(960px, 100vw - 16px);
    max-inline-size: none;
    max-block-size: calc(100dvh - 16px);
    padding: calc(var(--_space) * 5);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_bg);
    color: var(--_text);
    box-shadow: var(--_shadow);
    overflow-y: auto;
    scroll-padding-block-end: calc(var(--_control) * 2 + var(--_space) * 10);
  }

  .tool[open] {
    display: grid;
    gap: calc(var(--_space) * 3);
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }

  .tool::backdrop {
    background: rgb(0 0 0 / 50%);
  }

  /* What ends it is in reach however long the file is. */
  .tool > .row:last-child {
    position: sticky;
    inset-block-end: calc(var(--_space) * -5);
    margin-block-end: calc(var(--_space) * -5);
    padding-block: calc(var(--_space) * 3) calc(var(--_space) * 5);
    background: var(--_bg);
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: calc(var(--_space) * 3);
  }

  .tools .choice,
  .kinds .choice {
    align-items: center;
    padding-block: 0;
  }

  .tools .choice input,
  .kinds .choice input {
    margin: 0;
  }

  .kinds .label {
    margin-block-end: calc(var(--_space) * 1.5);
  }

  canvas {
    justify-self: center;
    max-inline-size: 100%;
    max-block-size: 56vh;
    border: 1px solid var(--_line-strong);
    touch-action: none;
    cursor: crosshair;
  }

  .samples {
    max-block-size: 44vh;
    overflow-y: auto;
    border-block: 1px solid var(--_line);
  }

  .samples dl > div {
    display: block;
    padding-block: calc(var(--_space) * 2);
  }

  .samples dl > div + div {
    border-block-start: 1px solid var(--_line);
  }

  .samples dd {
    margin: 0;
    font-family: var(--_mono);
    font-size: var(--_size-small);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .samples .before mark {
    background: var(--_danger-soft);
    color: var(--_danger);
    text-decoration: line-through;
  }

  .samples .after mark {
    background: var(--_good-soft);
    color: var(--_good);
  }

  .held {
    flex: 1 0 100%;
  }

  /* Where it begins a line of its own, its letters stand under the name. */
  .file .plain {
    margin-inline-start: calc(var(--_space) * -2);
  }
`;
