import {css} from 'lit';

/** Replying, answering a solution, what waits to be sent. */
export const answeringStyles = css`
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

  .rate .button {
    justify-self: start;
  }

  .further {
    justify-content: space-between;
    padding-block-start: calc(var(--_space) * 4);
    border-block-start: 1px solid var(--_line);
  }

  .away {
    gap: 0;
    margin-inline-start: calc(var(--_space) * -2);
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

  @container (inline-size > 640px) {
    .rate {
      grid-template-columns: 1fr auto;
      align-items: center;
    }
  }
`;
