import {css} from 'lit';

/** One request: head, solution, what was handed in, reply. */
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

  .stages-head,
  .section-head {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: baseline;
    gap: calc(var(--_space) * 1) calc(var(--_space) * 3);
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
    .rate {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
    }
  }

  @media (forced-colors: active) {
    .lead {
      border: 1px solid CanvasText;
    }
  }
`;
