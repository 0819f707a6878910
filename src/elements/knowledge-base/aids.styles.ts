import {css} from 'lit';

/** What comes with the aids. */
export const aidStyles = css`
  .contents a:hover {
    color: var(--_accent);
  }

  .entry:hover {
    background: var(--_surface);
  }

  .title:focus-visible {
    outline: none;
  }

  .title:focus-visible::after {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }

  .entry[aria-selected='true'] {
    background: var(--_accent-soft);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }

  @media (forced-colors: active) {
    .entry[aria-selected='true'] {
      outline: 3px solid Highlight;
    }
  }

  ::-webkit-search-cancel-button {
    display: none;
  }

  .empty-title {
    color: var(--_text);
    font-size: var(--_size-large);
    font-weight: 600;
    text-wrap: balance;
  }

  .entry time {
    white-space: nowrap;
  }

  .code .bar {
    position: absolute;
    inset: 0 0 auto;
    padding-inline: calc(var(--_space) * 4) var(--_space);
  }

  .bar .button {
    margin-inline-start: auto;
  }

  .after h3 {
    font-size: 1em;
  }

  .vote .input {
    min-block-size: 6em;
  }

  .vote .choice {
    align-items: center;
    inline-size: fit-content;
    min-inline-size: min(100%, 24em);
  }

  .vote .choice input {
    margin: 0;
  }

  .tabs {
    display: flex;
    flex: 1 1 0;
    gap: calc(var(--_space) * 5);
    min-inline-size: 0;
    overflow-x: auto;
    scrollbar-width: none;
    animation: goes-on linear;
    animation-timeline: scroll(self inline);
  }

  /* What goes on behind the edge fades there; without more than fits nothing scrolls, and nothing fades. */
  @keyframes goes-on {
    0%,
    99% {
      mask-image: linear-gradient(to right, #000 calc(100% - 3em), transparent);
    }
  }

  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 4);
  }

  .tabs {
    border: 0;
    border-block-end: 1px solid var(--_line);
    border-radius: 0;
  }

  .tabs button {
    flex: none;
    padding: 0;
    border: 0;
    border-block-end: 2px solid transparent;
    border-radius: 0;
    background: none;
    color: var(--_muted);
  }

  .tabs button:focus-visible {
    outline-offset: -2px;
  }

  .tabs [aria-pressed='true'] {
    border-color: var(--_accent);
    color: var(--_text);
    font-weight: 600;
  }

  .filters .input {
    flex: none;
    inline-size: auto;
    border-color: var(--_line);
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  @container (inline-size <= 480px) {
    .tabs {
      flex-basis: 100%;
    }
  }

  .chip {
    display: inline-flex;
    align-items: center;
    padding-inline-start: calc(var(--_space) * 3);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 9);
    min-inline-size: 0;
  }

  .chip a {
    padding-block: calc(var(--_space) * 2);
    color: inherit;
    text-decoration: none;
  }

  .chip .icon {
    inline-size: 0.9em;
  }

  @media (forced-colors: active) {
    .tabs button {
      border-color: Canvas;
    }

    .tabs [aria-pressed='true'] {
      border-color: Highlight;
    }

    /* Only the title is the link's name. */
    .entry :is(.small, .icon) {
      color: CanvasText;
    }
  }
`;
