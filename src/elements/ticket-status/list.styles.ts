import {css} from 'lit';

/** The list of requests. */
export const listStyles = css`
  .entries {
    border-block-end: 1px solid var(--_line);
  }

  .entries[aria-busy='true'] {
    opacity: 0.55;
  }

  .entry {
    position: relative;
    gap: calc(var(--_space) * 1) calc(var(--_space) * 6);
    padding-block: calc(var(--_space) * 3.5);
    border-block-start: 1px solid var(--_line);
  }

  .entry h3 {
    font-size: 1em;
    font-weight: 550;
    line-height: 1.5;
  }

  .entry a {
    color: inherit;
    text-decoration: none;
  }

  .entry a:hover,
  .back:hover,
  .turn.customer {
    color: var(--_accent);
  }

  /* The whole row is the target, the title its name. */
  .entry a::after {
    content: '';
    position: absolute;
    inset: 0;
  }

  .entry a:focus-visible {
    outline: none;
  }

  .entry a:focus-visible::after {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
    border-radius: var(--_radius);
  }

  .entry .row {
    row-gap: 0;
  }

  .entry .badge {
    white-space: normal;
  }

  .unread {
    margin-inline-end: calc(var(--_space) * -1);
  }

  .unread::before {
    content: '';
    display: block;
    inline-size: 0;
    border: 0.3em solid var(--_accent);
    border-radius: 50%;
  }

  .turn {
    color: var(--_muted);
  }

  .turn.customer {
    font-weight: 600;
  }

  .more {
    justify-self: center;
  }

  .lapse {
    color: var(--_warn);
  }

  .waits {
    box-sizing: border-box;
    block-size: 10em;
  }

  .waits:where(:lang(zh)) {
    block-size: 8.75em;
  }

  .room {
    min-block-size: calc(var(--_control) * 2 + var(--_space) * 4);
  }

  @container (inline-size > 560px) {
    .room {
      min-block-size: var(--_control);
    }

    .entry {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    .entry-facts {
      grid-column: 1;
    }

    .entry-state {
      grid-area: 1 / 2 / span 2;
      flex-direction: column;
      align-items: flex-end;
      justify-content: center;
    }
  }
`;
