/** How much of a title a subject line holds before lists of mails cut it off themselves, in columns: a Han character takes two. */
const columns = 60;
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** A title as a subject line names it: a long one ends in an ellipsis, between two words where it has words. */
export function shortTitle(title: string): string {
  const letters = Array.from(new Intl.Segmenter().segment(title), ({segment}) => segment);
  let width = 0;
  const end = letters.findIndex((letter) => (width += wide.test(letter) ? 2 : 1) > columns);
  if (end < 0) return title;
  const cut = letters.slice(0, end).join('');
  // A word is not worth more than a quarter of what there is room for.
  const word = /^(.*\S)\s+\S*$/u.exec(cut)?.[1];
  return `${(word !== undefined && word.length > cut.length * 0.75 ? word : cut).replace(/[\s\p{P}]+$/u, '')}…`;
}
