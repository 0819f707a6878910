const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The `mappings` of a source map as numbers: by line of the code, its segments, each with the column it begins at and, where it has a source, the
 * source's index, line, column and the name's index, all counted from 0 and none relative to another (ECMA-426).
 *
 * @param {string} mappings
 * @returns {number[][][]}
 */
export function decodeMappings(mappings) {
  const before = [0, 0, 0, 0, 0];
  return mappings.split(';').map((line) => {
    before[0] = 0;
    return line
      .split(',')
      .filter(Boolean)
      .map((segment) => numbersOf(segment).map((step, field) => (before[field] = (before[field] ?? 0) + step)));
  });
}

/**
 * @param {number[][][]} lines as `decodeMappings` gives them
 * @returns {string}
 */
export function encodeMappings(lines) {
  const before = [0, 0, 0, 0, 0];
  return lines
    .map((segments) => {
      before[0] = 0;
      return segments
        .map((segment) =>
          segment
            .map((value, field) => {
              const step = value - (before[field] ?? 0);
              before[field] = value;
              return textOf(step);
            })
            .join(''),
        )
        .join();
    })
    .join(';');
}

/** @param {string} segment numbers of five bits a digit, lowest first, the sixth bit for "goes on", the sign in the lowest bit of all */
function numbersOf(segment) {
  const numbers = [];
  let [value, shift] = [0, 0];
  for (const digit of segment) {
    const bits = digits.indexOf(digit);
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    [value, shift] = [0, 0];
  }
  return numbers;
}

/** @param {number} number */
function textOf(number) {
  let [text, rest] = ['', Math.abs(number) * 2 + (number < 0 ? 1 : 0)];
  for (; rest > 31; rest >>= 5) text += digits[(rest & 31) | 32];
  return text + digits[rest];
}
