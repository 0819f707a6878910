import type {Words} from '../locales/words.js';

/** Browsers call every pasted picture `image.png`: it gets the time of day for a name. */
export function pastedName(file: File, words: Words): File {
  const ending = /^image(\.\w+)$/.exec(file.name)?.[1];
  const name = ending && words.find('files.pastedName', {time: new Date().toTimeString().slice(0, 8).replaceAll(':', '.')});
  return name ? new File([file], name + ending, {type: file.type}) : file;
}
