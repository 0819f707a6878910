import {css} from 'lit';

/** One request: head, way, solution, what was handed in, thread, reply. */
export const ticketStyles = css`
  .ticket {
    gap: calc(var(--_space) * 6);
  }

  .back {
    justify-self: start;
    min-block-size: var(--_control);
    margin-block: calc(var(--_space) * -2) calc(var(--_space) * -4);
    color: var(--_muted);
    line-height: var(--_control);
    text-decoration: none;
  }

  .ticket-facts {
    margin-block-start: calc(var(--_space) * -5);
  }

  .reference {
    display: flex;
    align-items: center;
    min-block-size: var(--_control);
  }

  .entry h3,
  .ticket h2 {
    text-wrap: pretty;
  }

  .badge.priority {
    background: none;
    box-shadow: inset 0 0 0 1px var(--_line-strong);
  }

  .lead {
    padding-block: calc(var(--_space) * 4);
  }

  .lead.customer,
  .message.own {
    background: var(--_accent-soft);
  }

  .lead > .icon {
    inline-size: 1.6em;
    block-size: 1.6em;
    color: var(--_accent);
  }

  .lead-now {
    font-size: var(--_size-large);
    font-weight: 600;
    line-height: 1.45;
  }

  .stages-head {
    justify-content: space-between;
    margin-block-end: calc(var(--_space) * 3);
  }

  .stage {
    position: relative;
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 0 calc(var(--_space) * 2.5);
    padding-block-end: calc(var(--_space) * 3);
    color: var(--_muted);
  }

  /* The way to the next step: solid where it was gone. */
  .stage:not(:last-child)::before {
    content: '';
    position: absolute;
    inset: 1.65em auto 0 calc(0.75em - 1px);
    border: 1px solid var(--_line);
  }

  .stage.passed::before,
  .stage:is(.now, .done) .stage-mark {
    border-color: var(--_accent);
  }

  .stage-mark {
    display: grid;
    place-items: center;
    inline-size: 1.5em;
    block-size: 1.5em;
    border: 2px solid var(--_line-strong);
    border-radius: 50%;
  }

  .stage-mark .icon {
    inline-size: 0.95em;
    stroke-width: 2.6;
  }

  .stage.skipped .stage-mark {
    border-style: dashed;
  }

  .stage.done .stage-mark {
    background: var(--_fill);
    color: var(--_on-accent);
  }

  .stage.now:not(.done) .stage-mark {
    background: radial-gradient(circle, var(--_accent) 42%, var(--_bg) 46%);
  }

  .stage:is(.now, .passed) .stage-name {
    color: var(--_text);
  }

  .stage.now .stage-name,
  .message b {
    font-weight: 600;
  }

  .stage-times {
    display: grid;
    text-align: end;
  }

  .facts {
    gap: calc(var(--_space) * 3) calc(var(--_space) * 6);
  }

  .facts > div {
    display: grid;
    grid-template-columns: 6em minmax(0, 1fr);
    align-items: baseline;
    gap: 0 calc(var(--_space) * 3);
  }

  .facts dt {
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .text {
    white-space: pre-wrap;
  }

  .card {
    padding: calc(var(--_space) * 5);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  .request,
  .thread {
    padding-block-start: calc(var(--_space) * 6);
    border-block-start: 1px solid var(--_line);
  }

  .fold,
  .attachments .button {
    justify-self: start;
  }

  .fold {
    margin-inline-start: calc(var(--_space) * -2);
  }

  .text:has(+ [aria-expanded='false']):not(:focus-within) {
    max-block-size: 10em;
    overflow: hidden;
    mask-image: linear-gradient(#000 70%, transparent);
  }

  .fold[aria-expanded='true'] > :first-child,
  .fold[aria-expanded='false'] > :last-child {
    display: none;
  }

  summary {
    padding-block: calc((var(--_control) - 1lh) / 2);
    color: var(--_accent);
    font-size: var(--_size-small);
  }

  details + details {
    margin-block-start: calc(var(--_space) * -4);
  }

  .attachments,
  .message {
    gap: calc(var(--_space) * 2);
  }

  .attachment {
    max-inline-size: 100%;
    border-color: var(--_line);
    font-weight: 400;
    text-align: start;
  }

  .day:not(.new) {
    text-transform: capitalize;
  }

  .day::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--_line);
  }

  .new {
    color: var(--_accent);
    font-weight: 600;
  }

  .event {
    display: flex;
    gap: calc(var(--_space) * 3);
    color: var(--_muted);
  }

  .message {
    justify-self: start;
    max-inline-size: min(100%, 42em);
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    border-radius: calc(var(--_radius) * 0.5) calc(var(--_radius) * 1.5) calc(var(--_radius) * 1.5);
    background: var(--_surface);
  }

  .message.own {
    justify-self: end;
    border-radius: calc(var(--_radius) * 1.5) calc(var(--_radius) * 0.5) calc(var(--_radius) * 1.5) calc(var(--_radius) * 1.5);
  }

  .message b {
    color: var(--_text);
  }

  @container (inline-size > 480px) {
    .message {
      max-inline-size: min(88%, 42em);
    }

    .people {
      grid-template-columns: repeat(auto-fit, minmax(8.5em, 1fr));
    }

    .people > div {
      grid-template-columns: 1fr;
      align-content: start;
    }

    .people dd .small {
      display: block;
    }
  }

  @container (inline-size > 640px) {
    .stage-list {
      display: flex;
    }

    .stage {
      flex: 1;
      grid-template-columns: 1fr;
      align-content: start;
      gap: calc(var(--_space) * 1.5);
      padding: 0 1em 0 0;
    }

    .stage:not(:last-child)::before {
      inset: calc(0.75em - 1px) 0.4em auto 1.9em;
    }

    .stage-times {
      text-align: start;
    }
  }
`;
