import {css} from 'lit';

/** The pages after sending: received, and waiting on this device. */
export const outcomeStyles = css`
  .outcome {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: calc(var(--_space) * 3);
    padding-block: calc(var(--_space) * 6);
  }

  .outcome h2:focus-visible {
    outline: none;
  }

  .seal {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    font-size: var(--_size-large);
  }

  .seal.good {
    background: var(--_good-soft);
    color: var(--_good);
  }

  .seal.warn {
    background: var(--_warn-soft);
    color: var(--_warn);
  }

  .reference {
    inline-size: min(100%, 560px);
    padding: calc(var(--_space) * 4);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .reference strong {
    font-size: calc(var(--_size) * 1.75);
    font-weight: 650;
    letter-spacing: 0.02em;
    line-height: 1.3;
    user-select: all;
  }

  .next {
    display: grid;
    gap: calc(var(--_space) * 2);
    margin-block: calc(var(--_space) * 2);
  }

  .next h3 {
    font-size: 1em;
  }

  .next ol {
    display: grid;
    gap: calc(var(--_space) * 1.5);
    counter-reset: step;
  }

  .next li {
    display: grid;
    grid-template-columns: 1.6em minmax(0, 1fr);
    counter-increment: step;
  }

  .next li::before {
    content: counter(step);
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  @media (forced-colors: active) {
    .seal,
    .reference {
      border: 1px solid CanvasText;
    }
  }
`;
