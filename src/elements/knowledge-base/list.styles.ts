import {css} from 'lit';

/** The field, what it finds, and the list to browse. */
export const listStyles = css`
  :host([mode='palette']) .root {
    min-block-size: 0;
  }

  :focus[tabindex='-1'] {
    outline: none;
  }

  .search {
    position: relative;
  }

  .search > .icon {
    position: absolute;
    inset: calc(50% - 0.625em) auto auto calc(var(--_space) * 4);
    color: var(--_muted);
    pointer-events: none;
  }

  .search .input {
    appearance: none;
    min-block-size: calc(var(--_control) + var(--_space) * 2);
    padding-inline: calc(var(--_space) * 12);
    font-size: max(1.0667em, 16px);
  }

  .search .button {
    position: absolute;
    inset: var(--_space) var(--_space) auto auto;
  }

  .filters,
  .recent {
    min-block-size: var(--_control);
  }

  .groups {
    display: grid;
    gap: calc(var(--_space) * 8);
  }

  .group h3 {
    padding-block: calc(var(--_space) * 1.5);
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .entry {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 calc(var(--_space) * 3);
    padding: calc(var(--_space) * 2.5) calc(var(--_space) * 3);
    margin-inline: calc(var(--_space) * -3);
    border-radius: var(--_radius);
    color: inherit;
    text-decoration: none;
  }

  .entry > .icon {
    grid-row: span 3;
    margin-block-start: 0.15em;
    color: var(--_muted);
  }

  .title {
    color: inherit;
    font-weight: 550;
    text-decoration: none;
  }

  .article .title::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: var(--_radius);
  }

  .excerpt {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }

  /* Kind, category and day break between each other only. */
  .excerpt + .small {
    word-break: keep-all;
  }

  mark {
    background: var(--_mark);
    color: var(--_text);
    font-weight: 600;
  }

  .more,
  .back {
    justify-self: start;
  }

  /* Under the titles. */
  .group .button {
    margin-inline-start: calc(1.25em + var(--_space));
  }

  /* A shelf of titles, two of each category that goes on; what is in another language says so. */
  @container (inline-size <= 480px) {
    .filters {
      min-block-size: calc(var(--_control) * 2 + var(--_space) * 2);
    }

    .group + .group :is(.excerpt, :not(.far) > .small),
    .group > :has(.button) li:nth-child(n + 3) {
      display: none;
    }
  }

  @container (inline-size > 820px) {
    .group {
      display: grid;
      grid-template-columns: 9em minmax(0, 1fr);
      gap: calc(var(--_space) * 6);
    }

    .groups {
      gap: calc(var(--_space) * 5);
    }

    .group + .group {
      padding-block-start: calc(var(--_space) * 5);
      border-block-start: 1px solid var(--_line);
    }

    .group h3 {
      padding-block: calc(var(--_space) * 2.5);
      color: inherit;
      font-size: 1em;
    }
  }
`;
