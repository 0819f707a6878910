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
    background: var(--_hover);
    animation: breathe 1.6s ease-in-out infinite alternate;
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
    background: var(--_surface);
  }

  .notice > .icon {
    margin-block-start: 0.2em;
    color: var(--_muted);
  }

  .notice.danger {
    background: var(--_danger-soft);
  }

  .notice.danger > .icon {
    color: var(--_danger);
  }

  .notice.warn {
    background: var(--_warn-soft);
  }

  .notice.warn > .icon {
    color: var(--_warn);
  }

  .notice.good {
    background: var(--_good-soft);
  }

  .notice.good > .icon {
    color: var(--_good);
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
    border-radius: 999px;
    background: var(--_hover);
    color: var(--_text);
    font-size: var(--_size-small);
    font-weight: 500;
    line-height: 1.7;
    white-space: nowrap;
  }

  .badge.accent {
    background: var(--_accent-soft);
    color: var(--_accent);
  }

  .badge.good {
    background: var(--_good-soft);
    color: var(--_good);
  }

  .badge.warn {
    background: var(--_warn-soft);
    color: var(--_warn);
  }

  .badge.danger {
    background: var(--_danger-soft);
    color: var(--_danger);
  }

  @media (prefers-reduced-motion: reduce) {
    .bone {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    .badge,
    .notice {
      border: 1px solid CanvasText;
    }
  }
`;
