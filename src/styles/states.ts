import {css} from 'lit';

/** What every element shows besides its content: skeletons, notices, empty states, badges. */
export const states = css`
  .skeleton {
    display: grid;
    gap: calc(var(--_space) * 3);
  }

  .bone {
    block-size: 1em;
    border-radius: 4px;
    background: var(--_surface);
    animation: breathe calc(var(--_quick) * 11) ease-in-out infinite alternate;
  }

  .bone.tall {
    block-size: var(--_control);
  }

  .bone.block {
    block-size: 7em;
  }

  .bone.half {
    inline-size: 45%;
  }

  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }

  .notice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: calc(var(--_space) * 2) calc(var(--_space) * 3);
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    border-radius: var(--_radius);
    background: var(--_soft);
  }

  .notice > .icon {
    margin-block-start: 0.2em;
    color: var(--_tone);
  }

  .notice .row {
    margin-block-start: calc(var(--_space) * 2);
  }

  .empty {
    display: grid;
    justify-items: center;
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 10) calc(var(--_space) * 4);
    text-align: center;
    color: var(--_muted);
  }

  .empty > .icon {
    inline-size: 2em;
    block-size: 2em;
  }

  .badge {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    padding: 0 calc(var(--_space) * 2);
    border-radius: calc(var(--_radius) * 9);
    background: var(--_soft);
    color: var(--_tone);
    font-size: var(--_size-small);
    font-weight: 500;
    line-height: 1.7;
    white-space: nowrap;
  }

  .accent {
    --_tone: var(--_accent);
    --_soft: var(--_accent-soft);
  }

  .danger {
    --_tone: var(--_danger);
    --_soft: var(--_danger-soft);
  }

  .warn {
    --_tone: var(--_warn);
    --_soft: var(--_warn-soft);
  }

  .good {
    --_tone: var(--_good);
    --_soft: var(--_good-soft);
  }

  @media (forced-colors: active) {
    .badge,
    .notice {
      border: 1px solid CanvasText;
    }
  }
`;
