import {css} from 'lit';

const dark = css`
  --_given: var(--aftercare-accent-dark, var(--aftercare-accent, #2456d3));
  --_accent: oklch(from var(--_given) max(l, 0.765) calc(c * min(1, 0.235 / (1.001 - l))) h);
  --_fill: var(--_accent);
  --_on-accent: var(--aftercare-on-accent-dark, #0e1626);
  --_bg: var(--aftercare-background-dark, #14161b);
  --_text: var(--aftercare-text-dark, #eceef2);
  --_danger: var(--aftercare-danger-dark, #ff9a8f);
  --_warn: var(--aftercare-warn-dark, #e9b865);
  --_good: var(--aftercare-good-dark, #74d3a0);
  color-scheme: dark;
`;

/**
 * Design tokens. Vendors set the public `--aftercare-*` ones on any ancestor; elements read only the private `--_*`, which are derived here once,
 * so that a theme is a change of a few values and every element follows. One accent, whatever it is, becomes three colours that can be read:
 * `--_accent` for letters, lines and rings, `--_fill` for grounds and `--_on-accent` for what stands on them (docs/decisions/0034). Browsers that
 * make no colour from another are given the same ones by `palette`.
 * @cssprop --aftercare-accent - The one colour: links, chief buttons, what is chosen, focus.
 * @cssprop --aftercare-accent-dark - The same in dark; usually the accent.
 * @cssprop --aftercare-on-accent - Letters on the accent; usually white or near black.
 * @cssprop --aftercare-on-accent-dark - The same in dark.
 * @cssprop --aftercare-background - The ground everything stands on.
 * @cssprop --aftercare-background-dark - The same in dark.
 * @cssprop --aftercare-text - Text.
 * @cssprop --aftercare-text-dark - The same in dark.
 * @cssprop --aftercare-text-muted - Hints, times, what is less important; usually 68 % of the text.
 * @cssprop --aftercare-line - Hairlines between things; usually 11 % of the text.
 * @cssprop --aftercare-line-strong - Borders of buttons and fields; usually 52 % of the text.
 * @cssprop --aftercare-danger - What went wrong.
 * @cssprop --aftercare-danger-dark - The same in dark.
 * @cssprop --aftercare-warn - What needs attention.
 * @cssprop --aftercare-warn-dark - The same in dark.
 * @cssprop --aftercare-good - What is done.
 * @cssprop --aftercare-good-dark - The same in dark.
 * @cssprop --aftercare-radius - Corners of cards and notices.
 * @cssprop --aftercare-control-radius - Corners of buttons and fields; usually the radius.
 * @cssprop --aftercare-shadow - Under what floats.
 * @cssprop --aftercare-space - The grid: every distance is a multiple; usually 4px, compact 3px.
 * @cssprop --aftercare-control-height - Least height of buttons and fields; usually 44px, compact 36px.
 * @cssprop --aftercare-font - All text; usually the page's.
 * @cssprop --aftercare-font-title - Titles; usually the text's.
 * @cssprop --aftercare-font-mono - Code and logs; usually the system's.
 * @cssprop --aftercare-font-size - Text; every other size follows; usually 15px, compact 14px.
 * @cssprop --aftercare-room - Least height of an element in the page, so that what stands below stays where it is; usually the window's.
 */
export const tokens = css`
  :host {
    --_given: var(--aftercare-accent, #2456d3);
    --_dim: min(1, max(0.545 / l, (l - 0.68) * 1e9));
    --_accent: oklch(from var(--_given) min(l, 0.51) calc(c * min(1, 0.51 / l)) h);
    --_fill: oklch(from var(--_given) calc(l * var(--_dim)) calc(c * var(--_dim)) h);
    --_on-accent: var(--aftercare-on-accent, oklch(from var(--_fill) clamp(0.2, (0.61 - l) * 99, 1) 0 0));
    --_bg: var(--aftercare-background, #fff);
    --_text: var(--aftercare-text, #181b25);
    --_muted: var(--aftercare-text-muted, color-mix(in oklab, var(--_text) 68%, var(--_bg)));
    --_line: var(--aftercare-line, color-mix(in oklab, var(--_text) 11%, var(--_bg)));
    --_line-strong: var(--aftercare-line-strong, color-mix(in oklab, var(--_text) 52%, var(--_bg)));
    --_danger: var(--aftercare-danger, #b3261e);
    --_warn: var(--aftercare-warn, #8a5300);
    --_good: var(--aftercare-good, #1a7446);
    --_surface: color-mix(in oklab, var(--_text) 5%, var(--_bg));
    --_tone: var(--_muted);
    --_soft: var(--_surface);
    --_accent-soft: color-mix(in oklab, var(--_accent) 8%, var(--_bg));
    --_danger-soft: color-mix(in oklab, var(--_danger) 8%, var(--_bg));
    --_warn-soft: color-mix(in oklab, var(--_warn) 8%, var(--_bg));
    --_good-soft: color-mix(in oklab, var(--_good) 8%, var(--_bg));
    --_mark: color-mix(in oklab, #ffc400 34%, var(--_bg));
    --_shadow: var(--aftercare-shadow, 0 8px 24px rgb(0 0 0 / 20%));

    --_space: var(--aftercare-space, 4px);
    --_radius: var(--aftercare-radius, 8px);
    --_radius-control: var(--aftercare-control-radius, var(--_radius));
    --_control: var(--aftercare-control-height, 44px);
    --_mono: var(--aftercare-font-mono, ui-monospace, Menlo, Consolas, monospace);
    --_size: var(--aftercare-font-size, 15px);
    --_size-small: calc(var(--_size) * 0.8667);
    --_size-large: calc(var(--_size) * 1.2);
    --_size-title: calc(var(--_size) * 1.4667);
    --_leading: 1.65;
    --_quick: 140ms;
  }

  :host([theme='dark']) {
    ${dark}
  }

  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'], [theme='dark'])) {
      ${dark}
    }
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([density='compact']) {
    --_space: var(--aftercare-space, 3px);
    --_control: var(--aftercare-control-height, 36px);
    --_size: var(--aftercare-font-size, 14px);
    --_leading: 1.55;
  }

  @media (pointer: coarse) {
    :host([density='compact']) {
      --_control: var(--aftercare-control-height, 44px);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --_quick: 0ms;
    }
  }
`;
