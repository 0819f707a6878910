import {css} from 'lit';

/** One request: head, way, solution, what was handed in, thread, reply. */
export const ticketStyles = css`
  .ticket {
    display: grid;
    gap: calc(var(--_space) * 6);
    grid-template-columns: minmax(0, 1fr);
  }

  .back {
    justify-self: start;
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_space) * 1);
    min-block-size: var(--_control);
    margin-block: calc(var(--_space) * -2) calc(var(--_space) * -4);
    color: var(--_muted);
    text-decoration: none;
  }

  .back:hover {
    color: var(--_accent);
  }

  #ticket-title {
    text-wrap: pretty;
  }

  .ticket-facts {
    display: grid;
    gap: calc(var(--_space) * 1);
    margin-block-start: calc(var(--_space) * -5);
  }

  :is(h2, h3)[tabindex]:focus-visible {
    outline-offset: 4px;
  }

  .eyebrow,
  .reference {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--_space) * 2);
  }

  .reference {
    gap: 0 calc(var(--_space) * 1);
  }

  .badge.priority {
    background: none;
    box-shadow: inset 0 0 0 1px var(--_line-strong);
  }

  .lead {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 4);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .lead.customer {
    background: var(--_accent-soft);
  }

  .lead > .icon {
    inline-size: 1.6em;
    block-size: 1.6em;
    margin-block-start: 0.1em;
    color: var(--_accent);
  }

  .lead-now {
    font-size: var(--_size-large);
    font-weight: 600;
    line-height: 1.45;
  }

  .stages {
    display: grid;
    gap: calc(var(--_space) * 3);
  }

  .stages-head,
  .section-head {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: baseline;
    gap: calc(var(--_space) * 1) calc(var(--_space) * 3);
  }

  .stage-list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }

  .stage {
    position: relative;
    display: grid;
    grid-template-columns: 1.5em minmax(0, 1fr) auto;
    gap: 0 calc(var(--_space) * 2.5);
    align-items: start;
    padding-block-end: calc(var(--_space) * 3);
    color: var(--_muted);
  }

  .stage:last-child {
    padding-block-end: 0;
  }

  /* The way to the next step: solid where it was gone. */
  .stage:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-block: 1.65em 0;
    inset-inline-start: calc(0.75em - 1px);
    border-inline-start: 2px solid var(--_line);
  }

  .stage.passed:not(:last-child)::before {
    border-color: var(--_accent);
  }

  .stage-mark {
    display: grid;
    place-items: center;
    inline-size: 1.5em;
    block-size: 1.5em;
    border: 2px solid var(--_line-strong);
    border-radius: 50%;
    background: var(--_bg);
    font-size: 1em;
  }

  .stage-mark .icon {
    inline-size: 0.95em;
    block-size: 0.95em;
    stroke-width: 2.6;
  }

  .stage.skipped .stage-mark {
    border-style: dashed;
  }

  .stage.done .stage-mark {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .stage.now:not(.done) .stage-mark {
    border-color: var(--_accent);
    background: radial-gradient(circle, var(--_accent) 42%, var(--_bg) 46%);
  }

  .stage.passed .stage-name {
    color: var(--_text);
  }

  .stage.now .stage-name {
    color: var(--_text);
    font-weight: 600;
  }

  .stage-times {
    display: grid;
    justify-items: end;
    line-height: 1.5;
    padding-block-start: 0.15em;
  }

  .facts {
    display: grid;
    gap: calc(var(--_space) * 3) calc(var(--_space) * 6);
    grid-template-columns: minmax(0, 1fr);
  }

  .facts > div {
    display: grid;
    grid-template-columns: minmax(5.5em, 10em) minmax(0, 1fr);
    gap: calc(var(--_space) * 3);
  }

  .facts dt {
    color: var(--_muted);
    font-size: var(--_size-small);
    line-height: calc(var(--_leading) / 0.8667);
  }

  .text {
    white-space: pre-wrap;
  }

  .resolution,
  .rate {
    display: grid;
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 5);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  .resolution {
    border-inline-start: 3px solid var(--_accent);
  }

  .resolution-ask {
    display: grid;
    gap: calc(var(--_space) * 2);
    padding-block-start: calc(var(--_space) * 4);
    border-block-start: 1px solid var(--_line);
  }

  .rate .button {
    justify-self: start;
  }

  .request,
  .thread,
  .reply {
    display: grid;
    gap: calc(var(--_space) * 4);
    grid-template-columns: minmax(0, 1fr);
    padding-block-start: calc(var(--_space) * 6);
    border-block-start: 1px solid var(--_line);
  }

  .request-body {
    display: grid;
    gap: calc(var(--_space) * 4);
    grid-template-columns: minmax(0, 1fr);
  }

  .fold {
    justify-self: start;
    margin-inline-start: calc(var(--_space) * -2);
  }

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

  .reply {
    gap: calc(var(--_space) * 2.5);
  }

  .reply textarea.input {
    min-block-size: 6.5em;
  }

  .reply .label {
    font-size: var(--_size-large);
    font-weight: 600;
  }

  .keys,
  .closed {
    margin: 0;
  }

  @media (pointer: coarse) {
    .keys {
      display: none;
    }
  }

  @container (inline-size <= 480px) {
    .request-body.folded {
      max-block-size: 15em;
      overflow: hidden;
      mask-image: linear-gradient(#000 70%, transparent);
    }
  }

  @container (inline-size > 480px) {
    .fold {
      display: none;
    }

    .message {
      max-inline-size: min(88%, 42em);
    }

    .people {
      grid-template-columns: repeat(auto-fit, minmax(8.5em, 1fr));
    }

    .people > div {
      grid-template-columns: minmax(0, 1fr);
      align-content: start;
      gap: 0;
    }

    .people dd .small {
      display: block;
    }
  }

  @container (inline-size > 640px) {
    .stage-list {
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
      grid-template-columns: none;
    }

    .stage {
      grid-template-columns: minmax(0, 1fr);
      gap: calc(var(--_space) * 1.5) 0;
      align-content: start;
      padding-block-end: 0;
      padding-inline-end: calc(var(--_space) * 3);
    }

    .stage:not(:last-child)::before {
      inset-block: calc(0.75em - 1px) auto;
      inset-inline: 1.9em 0.4em;
      border-inline-start: 0;
      border-block-start: 2px solid var(--_line);
    }

    .stage-times {
      justify-items: start;
      padding-block-start: 0;
    }

    .rate {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
    }
  }

  @media (forced-colors: active) {
    .lead,
    .message {
      border: 1px solid CanvasText;
    }

    .stage.done .stage-mark,
    .stage.now .stage-mark {
      forced-color-adjust: none;
      border-color: Highlight;
    }
  }
`;
