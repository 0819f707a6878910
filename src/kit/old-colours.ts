import {css, unsafeCSS, type LitElement} from 'lit';
import {palette, type Rgb} from './palette.js';
import {addStyles} from './add-styles.js';

const usual = '#2456d3';

/**
 * The accent's colours for a browser that makes no colour from another: before Chromium 119, Firefox 128 and Safari 18. They are those the accent
 * has now; set another way later, they stay until the element's language changes or it is made anew.
 */
export function paint(host: LitElement): void {
  const style = getComputedStyle(host);
  const token = (name: string) => style.getPropertyValue(`--aftercare-${name}`).trim();
  const {light} = palette(seen(token('accent')));
  const {dark} = palette(seen(token('accent-dark') || token('accent')));
  const night = css`
    --_accent: ${colour(dark.accent)};
    --_fill: var(--_accent);
    --_on-accent: var(--aftercare-on-accent-dark, #0e1626);
  `;
  addStyles(
    host,
    css`
      :host {
        --_accent: ${colour(light.accent)};
        --_fill: ${colour(light.fill)};
        --_on-accent: var(--aftercare-on-accent, ${colour(light.onAccent)});
      }

      :host([theme='dark']) {
        ${night}
      }

      @media (prefers-color-scheme: dark) {
        :host(:not([theme='light'], [theme='dark'])) {
          ${night}
        }
      }
    `,
  );
}

const colour = (rgb: Rgb) => unsafeCSS(`rgb(${rgb.map((value) => Math.round(value * 255)).join(' ')})`);

/** A colour as the browser paints it; the usual accent in place of what is none. */
function seen(written: string): Rgb {
  const context = document.createElement('canvas').getContext('2d')!;
  context.fillStyle = usual;
  context.fillStyle = written;
  context.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
  return [r / 255, g / 255, b / 255];
}
