import type {Limits} from '../contract/desk-settings.js';
import type {Issue} from '../contract/problem.js';

const maxNameBytes = 255;

/** Why a file cannot be handed in: `empty`, `too-large {max, actual}` (bytes), `unsupported-type {extension}`; `undefined` when it can. */
export function checkFile(limits: Pick<Limits, 'attachments'>, file: {name: string; size: number}): Issue | undefined {
  const {bytes, types} = limits.attachments;
  const extension = extensionOf(file.name);
  if (!Object.hasOwn(types, extension)) return {pointer: '/attachments', code: 'unsupported-type', params: {extension}};
  if (file.size === 0) return {pointer: '/attachments', code: 'empty'};
  if (file.size > bytes) return {pointer: '/attachments', code: 'too-large', params: {max: bytes, actual: file.size}};
  return undefined;
}

/** In lower case, without the dot; empty where there is none. */
export function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(visibleName(name))?.[1]?.toLowerCase() ?? '';
}

/** A name that is safe to show: without path, control characters, direction marks and invisible ones, in NFC, never empty. */
export function visibleName(name: string): string {
  const base = name.split(/[/\\]/).filter(Boolean).at(-1) ?? '';
  const visible = base
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .normalize('NFC')
    .trim();
  return /^[.\s]*$/.test(visible) ? 'file' : visible;
}

/** A name that is safe to store too: at most 255 bytes of UTF-8, the extension kept. */
export function cleanFileName(name: string): string {
  return shorten(visibleName(name));
}

function shorten(name: string): string {
  if (byteLength(name) <= maxNameBytes) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && byteLength(name.slice(dot)) <= 32 ? name.slice(dot) : '';
  let room = maxNameBytes - byteLength(extension);
  let kept = '';
  for (const character of name.slice(0, name.length - extension.length)) {
    room -= byteLength(character);
    if (room < 0) break;
    kept += character;
  }
  return (kept + extension).trimEnd();
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
