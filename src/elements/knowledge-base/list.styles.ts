import {css} from 'lit';

/** The field, what it finds, and the list to browse. */
export const listStyles = css`
  .knowledge {
    display: grid;
    gap: calc(var(--_space) * 4);
    grid-template-columns: minmax(0, 1fr);
    min-block-size: 22em;
    align-content: start;
  }

  .knowledge > .unseen {
    inset-block-start: 0;
  }

  :focus[tabindex='-1'] {
    outline: none;
  }

  .search {
    position: relative;
  }

  .search > .icon {
    position: absolute;
    inset-block-start: 50%;
    inset-inline-start: calc(var(--_space) * 4);
    translate: 0 -50%;
    color: var(--_muted);
    pointer-events: none;
  }

  .search .input {
    appearance: none;
    min-block-size: calc(var(--_control) + var(--_space) * 2);
    padding-inline: calc(var(--_space) * 12) calc(var(--_control) + var(--_space) * 2);
    font-size: max(1.0667em, 16px);
    box-shadow: 0 1px 2px rgb(0 0 0 / 4%);
  }

  .search .input::-webkit-search-cancel-button {
    display: none;
  }

  .search .button {
    position: absolute;
    inset-block-start: var(--_space);
    inset-inline-end: var(--_space);
  }

  .filters {
    display: grid;
    gap: calc(var(--_space) * 2);
  }

  .tabs {
    display: flex;
    gap: calc(var(--_space) * 5);
    overflow-x: auto;
    scrollbar-width: none;
    border-block-end: 1px solid var(--_line);
  }

  .tabs button {
    flex: none;
    min-block-size: var(--_control);
    padding: 0;
    border: 0;
    border-block-end: 2px solid transparent;
    background: none;
    color: var(--_muted);
    cursor: pointer;
    transition: color var(--_quick);
  }

  .tabs button:hover {
    color: var(--_text);
  }

  .tabs button:focus-visible {
    outline-offset: -2px;
  }

  .tabs button[aria-pressed='true'] {
    border-color: var(--_accent);
    color: var(--_text);
    font-weight: 600;
  }

  .filters select.input {
    inline-size: auto;
    justify-self: start;
    border-color: transparent;
    background-color: transparent;
    color: var(--_muted);
    padding-inline-start: 0;
    font-size: var(--_size-small);
  }

  .filters option {
    background: var(--_bg);
    color: var(--_text);
  }

  .groups {
    display: grid;
    gap: calc(var(--_space) * 8);
  }

  .group {
    display: grid;
    gap: var(--_space) calc(var(--_space) * 6);
  }

  .group h3 {
    font-size: var(--_size-small);
    color: var(--_muted);
    padding-block: calc(var(--_space) * 1.5);
  }

  .article,
  .finding {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 calc(var(--_space) * 3);
    padding: calc(var(--_space) * 2.5) calc(var(--_space) * 3);
    margin-inline: calc(var(--_space) * -3);
    border-radius: var(--_radius);
    color: inherit;
    text-decoration: none;
    transition: background-color var(--_quick);
  }

  .article:hover,
  .finding:hover {
    background: var(--_hover);
  }

  .finding[aria-selected='true'] {
    background: var(--_accent-soft);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }

  .article > *,
  .finding > * {
    grid-column: 2;
  }

  .kind-icon {
    display: flex;
    color: var(--_muted);
    padding-block-start: 0.15em;
  }

  .article > .kind-icon,
  .finding > .kind-icon {
    grid-column: 1;
    grid-row: 1 / span 3;
  }

  .title {
    font-weight: 550;
    color: inherit;
    text-decoration: none;
  }

  .article .title::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: var(--_radius);
  }

  .article .title:focus-visible {
    outline: none;
  }

  .article .title:focus-visible::after {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }

  .excerpt {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .excerpt mark,
  .title mark {
    font-weight: 600;
  }

  .excerpt mark {
    color: var(--_text);
  }

  .article .meta,
  .finding .meta {
    margin-block-start: var(--_space);
    color: var(--_muted);
    font-size: calc(var(--_size-small) * 0.95);
  }

  .more {
    justify-self: start;
  }

  .empty-title {
    color: var(--_text);
    font-size: var(--_size-large);
    font-weight: 600;
    text-wrap: balance;
  }

  @container (inline-size > 640px) {
    .filters {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: end;
      border-block-end: 1px solid var(--_line);
    }

    .tabs {
      border: 0;
      margin-block-end: -1px;
    }

    .finding {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }

    .finding .excerpt {
      grid-column: 2 / span 2;
    }

    .finding .meta {
      grid-column: 3;
      grid-row: 1;
      margin: 0;
      align-self: center;
    }

    .article {
      grid-template-columns: auto minmax(0, 1fr);
    }
  }

  @container (inline-size > 820px) {
    .group {
      grid-template-columns: 9em minmax(0, 1fr);
      padding-block-start: calc(var(--_space) * 5);
      border-block-start: 1px solid var(--_line);
    }

    .groups {
      gap: calc(var(--_space) * 5);
    }

    .groups > .group:first-child {
      border: 0;
      padding: 0;
    }

    .group h3 {
      padding-block: calc(var(--_space) * 2.5);
      font-size: 1em;
      color: var(--_text);
    }
  }

  @media (forced-colors: active) {
    .finding[aria-selected='true'] {
      outline: 3px solid Highlight;
    }

    .tabs button[aria-pressed='true'] {
      border-color: Highlight;
    }
  }
`;
