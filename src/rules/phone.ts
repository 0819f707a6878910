/** A telephone number as people write it, as a pattern for fields: 5 to 20 digits among spaces, brackets and hyphens, with an extension. */
export const phonePattern = String.raw`(?=(\D*\d){5,20}\D*$)\s*\+?[\d\s\(\)（）.\-转轉xX#,]{5,40}`;

/** Whether a text can be a telephone number, see `phonePattern`. */
export function isPhone(text: string): boolean {
  return new RegExp(`^(?:${phonePattern})$`, 'u').test(text);
}
