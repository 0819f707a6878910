import {css} from 'lit';

/** What is opened to whom and until when, set like the other sheets that wait for a word. */
export const accessStyles = css`
  .grant h4 {
    margin: 0 0 var(--_space);
    font-size: var(--_size-small);
  }

  .grant-until {
    display: flex;
    gap: calc(var(--_space) * 2);
    align-items: center;
    font-weight: 600;
  }

  .scope,
  .uses {
    display: grid;
    gap: calc(var(--_space) * 2);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .scope li {
    display: grid;
    grid-template-columns: 4em auto auto;
    column-gap: calc(var(--_space) * 2);
    align-items: baseline;
    justify-content: start;
  }

  .scope .kept > [dir] {
    color: var(--_muted);
    text-decoration: line-through;
  }

  .uses li {
    display: grid;
    gap: var(--_space);
    padding-inline-start: calc(var(--_space) * 3);
    border-inline-start: 2px solid var(--_line-strong);
  }

  .grant-note {
    display: block;
  }

  .purge {
    display: flex;
    gap: calc(var(--_space) * 2);
    align-items: baseline;
  }

  .purge > .icon {
    flex: none;
    color: var(--_muted);
    translate: 0 2px;
  }

  .purge.done > .icon {
    color: var(--_good);
  }

  .give {
    display: grid;
    gap: 0;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .give .small {
    display: block;
  }

  .grant select.input {
    max-inline-size: 28em;
  }

  @container (inline-size <= 520px) {
    .scope li {
      grid-template-columns: auto auto;
    }

    .scope li > .small:first-child {
      grid-column: 1 / -1;
    }
  }
`;
