import {css} from 'lit';

/** The list: filters, rows, what waits to be sent. */
export const listStyles = css`
  .list-tools {
    display: grid;
    gap: calc(var(--_space) * 3);
  }

  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 1);
    margin-inline-start: calc(var(--_space) * -3);
  }

  .filter {
    min-block-size: var(--_control);
    padding: 0 calc(var(--_space) * 3);
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    line-height: 1.3;
    cursor: pointer;
  }

  .filter:hover {
    background: var(--_hover);
    color: var(--_text);
  }

  .filter[aria-pressed='true'] {
    color: var(--_text);
    font-weight: 600;
    text-decoration: underline 2px var(--_accent);
    text-underline-offset: 0.55em;
  }

  .search {
    position: relative;
    display: block;
  }

  .search > .icon {
    position: absolute;
    inset-block-start: calc(50% - 0.62em);
    inset-inline-start: calc(var(--_space) * 3);
    color: var(--_muted);
    pointer-events: none;
  }

  .search > .input {
    padding-inline-start: calc(var(--_space) * 3 + 1.9em);
  }

  .entries {
    border-block-end: 1px solid var(--_line);
    transition: opacity var(--_quick);
  }

  .entries.dim {
    opacity: 0.55;
  }

  .entry {
    position: relative;
    display: grid;
    gap: calc(var(--_space) * 1) calc(var(--_space) * 6);
    grid-template-columns: minmax(0, 1fr);
    padding-block: calc(var(--_space) * 3.5);
    border-block-start: 1px solid var(--_line);
  }

  .entry.bones {
    min-block-size: 6.6em;
    align-content: center;
    gap: calc(var(--_space) * 3);
  }

  .bone.wide {
    inline-size: 80%;
  }

  .entry-title {
    font-size: 1em;
    font-weight: 550;
    line-height: 1.5;
    text-wrap: pretty;
  }

  .entry-title a {
    color: inherit;
    text-decoration: none;
  }

  /* The whole row is the target, the title its name. */
  .entry-title a::after {
    content: '';
    position: absolute;
    inset: 0;
  }

  .entry-title a:hover {
    color: var(--_accent);
  }

  .entry-title a:focus-visible {
    outline: none;
  }

  .entry-title a:focus-visible::after {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
    border-radius: var(--_radius-small);
  }

  .entry-facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 3);
  }

  .entry-state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 1) calc(var(--_space) * 2.5);
  }

  .yours {
    color: var(--_accent);
    font-weight: 550;
  }

  .more {
    justify-self: center;
  }

  .empty-title {
    color: var(--_text);
    font-weight: 600;
  }

  .lapse {
    display: flex;
    align-items: baseline;
    gap: calc(var(--_space) * 2);
    color: var(--_warn);
  }

  .lapse > .icon {
    align-self: center;
  }

  .unsent {
    display: grid;
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 4);
    border-radius: var(--_radius);
    background: var(--_warn-soft);
  }

  .unsent h3 {
    font-size: 1em;
  }

  .unsent-entry,
  .waiting {
    display: grid;
    gap: calc(var(--_space) * 2);
  }

  @container (inline-size > 560px) {
    .list-tools {
      grid-template-columns: 1fr minmax(12em, 18em);
      align-items: center;
    }

    .entry {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    .entry-title,
    .entry-facts {
      grid-column: 1;
    }

    .entry-state {
      grid-area: 1 / 2 / span 2;
      flex-direction: column;
      align-items: flex-end;
      justify-content: center;
    }

    .entry.bones {
      min-block-size: 5.2em;
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @media (forced-colors: active) {
    .filter[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    .unsent {
      border: 1px solid CanvasText;
    }
  }
`;
