import {css} from 'lit';

/** Narrowing the list, replying, answering a solution, what waits to be sent. */
export const answeringStyles = css`
  .open-now {
    color: var(--_good);
  }

  :is(h2, h3):focus-visible {
    outline-offset: 4px;
  }

  .attachment .small {
    white-space: nowrap;
  }

  .request .attachments {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 16em), 1fr));
  }

  .reply {
    padding-block-start: calc(var(--_space) * 6);
    border-block-start: 1px solid var(--_line);
  }

  .filters {
    display: flex;
    margin-inline: calc(var(--_space) * -2);
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

  .seek {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: calc(var(--_space) * 2);
  }

  .channels dd {
    white-space: normal;
  }

  .channels .small {
    display: block;
  }

  @container (inline-size <= 480px) {
    .channels dl:has(+ [aria-expanded='false']) > :nth-child(n + 3) {
      display: none;
    }
  }

  @container (inline-size > 480px) {
    .channels > .fold {
      display: none;
    }
  }

  .filter {
    flex: none;
    gap: var(--_space);
    padding-inline: calc(var(--_space) * 2);
    border: 0;
    color: var(--_muted);
    font-weight: 400;
  }

  .filter[aria-pressed='true'] {
    color: var(--_text);
    font-weight: 600;
    box-shadow: inset 0 -2px var(--_accent);
    border-radius: 0;
  }

  .search {
    display: grid;
    align-items: center;
  }

  .search > * {
    grid-area: 1 / 1;
  }

  .search > .icon {
    z-index: 1;
    margin-inline-start: calc(var(--_space) * 3);
    color: var(--_muted);
    pointer-events: none;
  }

  .search > .input {
    padding-inline-start: 2.7em;
  }

  .reply > .label {
    font-size: var(--_size-large);
    font-weight: 600;
    line-height: 1.45;
  }

  .empty-title {
    color: var(--_text);
    font-weight: 600;
  }

  .waiting {
    gap: calc(var(--_space) * 2);
  }

  .message.waiting {
    outline: 1px dashed var(--_warn);
    background: none;
  }

  .checks {
    white-space: normal;
  }

  .closing > div {
    grid-template-columns: minmax(0, 1fr);
  }

  .checks .icon {
    color: var(--_good);
  }

  .rate .button {
    justify-self: start;
  }

  .further {
    justify-content: space-between;
    padding-block-start: calc(var(--_space) * 4);
    border-block-start: 1px solid var(--_line);
  }

  .further > .plain {
    margin-inline-start: calc(var(--_space) * -2 - 1px);
  }

  .away {
    gap: 0;
    margin-inline-start: calc(var(--_space) * -2 - 1px);
  }

  .further .plain {
    font-size: var(--_size-small);
  }

  .plain.cancel {
    color: var(--_danger);
  }

  .more-tools {
    align-items: end;
  }

  .more-tools .field {
    flex: 0 1 14em;
  }

  .guest {
    max-inline-size: 32em;
    margin-inline: auto;
  }

  .code {
    max-inline-size: 10em;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.2em;
  }

  .picture {
    inline-size: min(60em, 100%);
    padding: calc(var(--_space) * 4);
    border: 0;
    border-radius: var(--_radius);
    background: var(--_bg);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }

  .picture::backdrop {
    background: rgb(0 0 0 / 55%);
  }

  .picture-name {
    flex: 1;
  }

  .picture img {
    display: block;
    max-inline-size: 100%;
    max-block-size: 75vh;
    margin: calc(var(--_space) * 3) auto 0;
  }

  @media print {
    .button,
    .back,
    .reply,
    .reason,
    .further,
    .unsent,
    summary {
      display: none !important;
    }

    .attachment {
      display: inline-flex !important;
    }

    .text {
      max-block-size: none !important;
      mask-image: none !important;
    }

    .message,
    .stage {
      break-inside: avoid;
    }
  }

  @media (pointer: coarse) {
    .keys {
      display: none;
    }
  }

  @container (inline-size > 480px) {
    .channels .people {
      grid-template-columns: repeat(auto-fit, minmax(12em, 1fr));
    }
  }

  @container (inline-size > 560px) {
    .closing > div {
      grid-template-columns: 10em minmax(0, 1fr);
    }

    .list-tools {
      grid-template-columns: minmax(0, 1fr) minmax(16em, 22em);
    }
  }

  @container (inline-size > 640px) {
    .rate {
      grid-template-columns: 1fr auto;
      align-items: center;
    }
  }

  @media (forced-colors: active) {
    .message {
      outline: 1px solid Highlight;
    }

    .filter[aria-pressed='true'] {
      border-block-end: 3px solid Highlight;
    }

    .stage.now:not(.done) .stage-mark {
      border: 0.5em solid Highlight;
    }

    .reference {
      gap: calc(var(--_space) * 2);
    }
  }
`;
