/** Mail addresses, and what may be a telephone or identity number: seven digits in one piece (hexadecimal codes aside), or ten with single signs between. */
const personal = /[\w.+-]+@[\w.-]+|(?<!0x[\da-f]*)(?:\+?\d{7,}[\dx]?|\+?\d(?:[ -]?\d){9,})/gi;

/** A text without what may point to a person: an ellipsis stands in its place. Compatibility forms (full-width digits) are read as what they stand for. */
export function impersonal(text: string): string {
  return text.normalize('NFKC').replace(personal, '…').trim();
}
