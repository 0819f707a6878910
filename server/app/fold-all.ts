import {once} from '../../src/contract/once.js';
import {createFolder, type Folded} from '../../src/search/fold.js';
import {hanVariants} from '../../src/search/han-variants.js';

const folder = once(() => createFolder(hanVariants));

/** Folds by the whole table of variants, which is read once. */
export function foldAll(text: string): Folded {
  return folder()(text);
}
