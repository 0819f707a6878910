import {css} from 'lit';

/** Messages, what happened between them, and files. */
export const threadStyles = css`
  .attachments {
    display: grid;
    gap: calc(var(--_space) * 2);
    justify-items: start;
    grid-template-columns: minmax(0, 1fr);
  }

  .attachment {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    max-inline-size: 100%;
    min-block-size: var(--_control);
    padding: calc(var(--_space) * 1) calc(var(--_space) * 3);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_bg);
    line-height: 1.4;
    text-align: start;
    cursor: pointer;
    transition: border-color var(--_quick);
  }

  .attachment:hover {
    border-color: var(--_line-strong);
  }

  .attachment .icon {
    color: var(--_muted);
  }

  .attachment .small {
    white-space: nowrap;
  }

  .lines {
    display: grid;
    gap: calc(var(--_space) * 4);
    grid-template-columns: minmax(0, 1fr);
  }

  .day {
    text-transform: capitalize;
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 3);
  }

  .day::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--_line);
  }

  .event {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: calc(var(--_space) * 3);
    color: var(--_muted);
  }

  .message {
    display: grid;
    gap: calc(var(--_space) * 2);
    grid-template-columns: minmax(0, 1fr);
    justify-self: start;
    min-inline-size: min(100%, 12em);
    max-inline-size: min(100%, 42em);
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    border-radius: calc(var(--_radius) * 1.5);
    border-start-start-radius: calc(var(--_radius) * 0.5);
    background: var(--_surface);
  }

  .message.own {
    justify-self: end;
    border-start-start-radius: calc(var(--_radius) * 1.5);
    border-start-end-radius: calc(var(--_radius) * 0.5);
    background: var(--_accent-soft);
  }

  .message.waiting {
    outline: 1px dashed var(--_warn);
    outline-offset: -1px;
    background: var(--_bg);
  }

  .message .attachment {
    background: var(--_bg);
  }

  .message-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_space) * 2);
  }

  .message-author {
    font-weight: 600;
  }

  @container (inline-size > 480px) {
    .message {
      max-inline-size: min(88%, 42em);
    }
  }

  @media (forced-colors: active) {
    .message {
      border: 1px solid CanvasText;
    }
  }
`;
