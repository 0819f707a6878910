import {css} from 'lit';

const dark = css`
  --_accent: color-mix(in oklab, var(--aftercare-accent, #2456d3) 46%, #fff);
  --_on-accent: var(--aftercare-on-accent-dark, #0e1626);
  --_bg: var(--aftercare-background-dark, #14161b);
  --_text: var(--aftercare-text-dark, #eceef2);
  --_muted: var(--aftercare-text-muted-dark, #a2aab8);
  --_line: var(--aftercare-line-dark, #2d323b);
  --_line-strong: var(--aftercare-line-strong-dark, #788191);
  --_danger: var(--aftercare-danger-dark, #ff9a8f);
  --_warn: var(--aftercare-warn-dark, #e9b865);
  --_good: var(--aftercare-good-dark, #74d3a0);
  --_shadow: 0 1px 2px rgb(0 0 0 / 30%), 0 8px 24px rgb(0 0 0 / 45%);
  color-scheme: dark;
`;

/**
 * Design tokens. Vendors set the public `--aftercare-*` ones on any ancestor; elements read only the private `--_*`, which are derived here once,
 * so that a theme is a change of a few values and every element follows.
 * @cssprop --aftercare-accent - The one colour of a brand: buttons, links, what is chosen.
 * @cssprop --aftercare-on-accent - Text upon the accent.
 * @cssprop --aftercare-on-accent-dark - Text upon the accent, in the dark theme.
 * @cssprop --aftercare-background - The ground of everything.
 * @cssprop --aftercare-background-dark - The ground of everything, in the dark theme.
 * @cssprop --aftercare-text - Text.
 * @cssprop --aftercare-text-dark - Text, in the dark theme.
 * @cssprop --aftercare-text-muted - Text of less weight.
 * @cssprop --aftercare-text-muted-dark - Text of less weight, in the dark theme.
 * @cssprop --aftercare-line - Hairlines.
 * @cssprop --aftercare-line-dark - Hairlines, in the dark theme.
 * @cssprop --aftercare-line-strong - Borders of fields, which have to be seen.
 * @cssprop --aftercare-line-strong-dark - Borders of fields, which have to be seen, in the dark theme.
 * @cssprop --aftercare-danger - What went wrong.
 * @cssprop --aftercare-danger-dark - What went wrong, in the dark theme.
 * @cssprop --aftercare-warn - What needs care.
 * @cssprop --aftercare-warn-dark - What needs care, in the dark theme.
 * @cssprop --aftercare-good - What went well.
 * @cssprop --aftercare-good-dark - What went well, in the dark theme.
 * @cssprop --aftercare-shadow - Shadow of what lies over the page.
 * @cssprop --aftercare-space - Base of all spacing.
 * @cssprop --aftercare-radius - Roundness of corners.
 * @cssprop --aftercare-control-height - Height of buttons and fields.
 * @cssprop --aftercare-font - Family of the text.
 * @cssprop --aftercare-font-mono - Family of what has to line up: references, logs.
 * @cssprop --aftercare-font-size - Size of the text; all others follow.
 */
export const tokens = css`
  :host {
    --_accent: var(--aftercare-accent, #2456d3);
    --_on-accent: var(--aftercare-on-accent, #fff);
    --_bg: var(--aftercare-background, #fff);
    --_text: var(--aftercare-text, #191c22);
    --_muted: var(--aftercare-text-muted, #596070);
    --_line: var(--aftercare-line, #e2e5ea);
    --_line-strong: var(--aftercare-line-strong, #858d9b);
    --_danger: var(--aftercare-danger, #b3261e);
    --_warn: var(--aftercare-warn, #8a5300);
    --_good: var(--aftercare-good, #1a7446);
    --_surface: color-mix(in oklab, var(--_text) 3.5%, var(--_bg));
    --_hover: color-mix(in oklab, var(--_text) 6%, var(--_bg));
    --_accent-soft: color-mix(in oklab, var(--_accent) 9%, var(--_bg));
    --_danger-soft: color-mix(in oklab, var(--_danger) 8%, var(--_bg));
    --_warn-soft: color-mix(in oklab, var(--_warn) 9%, var(--_bg));
    --_good-soft: color-mix(in oklab, var(--_good) 9%, var(--_bg));
    --_mark: color-mix(in oklab, #ffc400 34%, var(--_bg));
    --_shadow: var(--aftercare-shadow, 0 1px 2px rgb(16 20 28 / 6%), 0 8px 24px rgb(16 20 28 / 10%));

    --_space: var(--aftercare-space, 4px);
    --_radius: var(--aftercare-radius, 8px);
    --_radius-small: calc(var(--_radius) * 0.75);
    --_control: var(--aftercare-control-height, 44px);
    --_mono: var(--aftercare-font-mono, ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, 'Noto Sans Mono CJK SC', monospace);
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
