import {css} from 'lit';

export const styles = css`
  .portal {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 6);
  }

  .room:focus {
    outline: none;
  }

  nav {
    display: flex;
    border-block-end: 1px solid var(--_line);
  }

  nav a {
    display: flex;
    flex: 1 1 auto;
    flex-direction: column;
    align-items: center;
    gap: var(--_space);
    min-block-size: calc(var(--_control) + var(--_space) * 3);
    padding: calc(var(--_space) * 2) 2px;
    border-block-end: 2px solid transparent;
    color: var(--_muted);
    font-size: 12px;
    font-weight: 500;
    line-height: 1.2;
    text-align: center;
    text-decoration: none;
    word-break: keep-all;
    overflow-wrap: normal;
  }

  nav a[aria-current='page'] {
    color: var(--_accent);
    border-block-end-color: var(--_accent);
  }

  .home {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 7);
  }

  .home h3 {
    font-size: 1em;
    margin-block-end: calc(var(--_space) * 2);
  }

  .starts {
    display: grid;
    gap: calc(var(--_space) * 2);
  }

  .starts form {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
  }

  .starts form > * {
    grid-row: 1;
  }

  .starts .input {
    grid-column: 1 / 3;
    padding-inline-end: var(--_control);
  }

  .starts .icon-only {
    grid-column: 2;
  }

  .tasks > li,
  .channels > li {
    border-block-start: 1px solid var(--_line);
  }

  .tasks > li:last-child,
  .channels > li:last-child {
    border-block-end: 1px solid var(--_line);
  }

  .task {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 3);
    min-block-size: calc(var(--_control) + var(--_space) * 3);
    padding-block: calc(var(--_space) * 2.5);
    color: inherit;
    text-decoration: none;
  }

  .task > :first-child {
    display: grid;
  }

  .task > .badge {
    grid-row: 2;
    justify-self: start;
    white-space: normal;
  }

  .task > .icon {
    grid-column: 2;
    grid-row: 1 / -1;
    color: var(--_muted);
  }

  .task-title {
    font-weight: 500;
  }

  .channels > li {
    display: grid;
    gap: 0 calc(var(--_space) * 4);
    padding-block: calc(var(--_space) * 2.5);
    align-items: baseline;
  }

  .tasks + .button {
    margin-inline-start: calc(var(--_space) * -2);
  }

  .mails {
    min-block-size: var(--_control);
  }

  @container (inline-size > 600px) {
    .starts {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    nav a {
      flex: 0 1 auto;
      flex-direction: row;
      gap: calc(var(--_space) * 2);
      padding-inline: calc(var(--_space) * 4);
      font-size: var(--_size);
    }

    .task {
      grid-template-columns: minmax(0, 1fr) auto auto;
    }

    .task > .badge,
    .task > .icon {
      grid-area: auto;
    }

    .channels > li {
      grid-template-columns: 9em 4fr 3fr;
    }
  }

  @container (inline-size > 960px) {
    .portal:has(nav) {
      grid-template-columns: 208px minmax(0, 1fr);
    }

    nav {
      flex-direction: column;
    }

    nav,
    nav a {
      border: 0;
      border-radius: var(--_radius);
    }

    nav a[aria-current='page'] {
      background: var(--_accent-soft);
    }
  }
`;
