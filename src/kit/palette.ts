/** Red, green and blue, each from 0 to 1, as sRGB has them. */
export type Rgb = readonly [number, number, number];

/** What one accent becomes, in light and dark: for letters, lines and rings, for grounds, and for what stands on these. */
export interface Palette {
  light: {accent: Rgb; fill: Rgb; onAccent: Rgb};
  dark: {accent: Rgb};
}

/** The colours that `tokens` makes of an accent, by the same sums, for browsers that cannot. */
export function palette(accent: Rgb): Palette {
  const [l, a, b] = oklab(accent);
  const scaled = (by: number) => rgb([l * by, a * by, b * by]);
  const dim = Math.min(1, Math.max(0.545 / l, (l - 0.68) * 1e9));
  const paler = Math.min(1, 0.235 / (1.001 - l));
  return {
    light: {
      accent: scaled(Math.min(1, 0.51 / l)),
      fill: scaled(dim),
      onAccent: rgb([Math.min(1, Math.max(0.2, (0.61 - l * dim) * 99)), 0, 0]),
    },
    dark: {accent: rgb([Math.max(l, 0.765), a * paler, b * paler])},
  };
}

type Triple = readonly [number, number, number];

const linear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const curved = (v: number) => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);

/** Weights and steps as in CSS Color 4, “OKLab and OKLCH”. */
function oklab(colour: Rgb): Triple {
  const [r, g, b] = colour.map(linear) as unknown as Triple;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function rgb([lightness, a, b]: Triple): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((v) => curved(Math.min(1, Math.max(0, v)))) as unknown as Rgb;
}
