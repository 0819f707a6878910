import {writeFileSync} from 'node:fs';

/**
 * Writes `src/search/han-variants.ts` from OpenCC's dictionaries: characters that stand for each other in some script or region make one group,
 * and every member of a group but its base is paired with the base. Run: `npx tsx scripts/han-variants.ts`.
 */

/** Traditional to simplified comes first: what most characters of a group turn into there is the group's base. */
const dictionaries = ['TSCharacters', 'STCharacters', 'HKVariants', 'HKVariantsRev', 'TWVariants', 'TWVariantsRev'];

/** Pairs that OpenCC only swaps inside of phrases, or not at all, though people write either: 回覆 回复, 瞭解 了解, 藉助 借助, 沈默 沉默, 帐号 账号, 座標 坐标. */
const alsoSwapped = '覆复瞭了藉借沈沉揹背帐账座坐';

const parents = new Map<string, string>();
const votes = new Map<string, number>();

function root(character: string): string {
  const parent = parents.get(character);
  return parent === undefined ? character : root(parent);
}

function unite(a: string, b: string): void {
  const [one, other] = [root(a), root(b)];
  if (one !== other) parents.set(one, other);
}

for (const name of dictionaries) {
  const {default: lines} = (await import(`opencc-js/dict/${name}`)) as {default: string};
  for (const line of lines.split('|')) {
    const [from = '', ...others] = line.split(' ');
    for (const other of others) {
      unite(from, other);
      if (name === 'TSCharacters') votes.set(other, (votes.get(other) ?? 0) + 1);
    }
  }
}
const swapped = [...alsoSwapped];
for (let i = 1; i < swapped.length; i += 2) {
  unite(swapped[i - 1]!, swapped[i]!);
  votes.set(swapped[i]!, (votes.get(swapped[i]!) ?? 0) + 1);
}

const groups = new Map<string, string[]>();
for (const character of new Set([...parents.keys(), ...parents.values()])) {
  const group = groups.get(root(character));
  if (group) group.push(character);
  else groups.set(root(character), [character]);
}
const pairs = [...groups.values()].flatMap((group) => {
  const [base, ...variants] = group.sort((a, b) => (votes.get(b) ?? 0) - (votes.get(a) ?? 0) || (a < b ? -1 : 1));
  return variants.map((variant) => variant + base);
});

writeFileSync(
  new URL('../src/search/han-variants.ts', import.meta.url),
  `/**
 * Han characters that stand for each other across scripts and regions, as pairs, variant then base, in one string. ${pairs.length} pairs, written by
 * \`scripts/han-variants.ts\` from OpenCC's dictionaries (Apache-2.0, see NOTICE). Some characters take two UTF-16 code units.
 */
export const hanVariants =
  '${pairs.sort().join('')}';
`,
);
