import {spawnSync} from 'node:child_process';
import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

/**
 * @typedef {{name: string, description?: string, type?: {text: string}, default?: string, inheritedFrom?: object}} Named
 * @typedef {Named & {fieldName: string}} Attribute
 * @typedef {Named & {kind: string, attribute?: string, parameters?: (Named & {optional?: boolean})[], return?: {type: {text: string}}}} Member
 * @typedef {{tagName: string, name: string, description: string, attributes: Attribute[], members: Member[], events: Named[], slots: Named[], cssParts: Named[], cssProperties: Named[]}} ElementRecord
 */

const root = fileURLToPath(new URL('../', import.meta.url));
export const manifestFile = join(root, 'dist/custom-elements.json');

/**
 * Every element as the manifest has it, the portal first. The manifest is written anew where a source is newer than it.
 *
 * @returns {ElementRecord[]}
 */
export function readManifest() {
  if (isOld()) {
    const {status} = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), 'manifest'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (status !== 0) throw new Error(`The manifest could not be written: ${status}`);
  }
  const {modules} = JSON.parse(readFileSync(manifestFile, 'utf8'));
  /** @type {ElementRecord[]} */
  const found = modules.flatMap((/** @type {{declarations?: ElementRecord[]}} */ {declarations = []}) =>
    declarations.filter(({tagName}) => tagName),
  );
  const order = ['portal', 'desk', 'submit-ticket', 'ticket-status', 'knowledge-base', 'satisfaction-survey'];
  const place = (/** @type {ElementRecord} */ {tagName}) => (order.indexOf(tagName.replace('aftercare-', '')) + 99) % 99;
  return found.toSorted((a, b) => place(a) - place(b));
}

function isOld() {
  const written = statSync(manifestFile, {throwIfNoEntry: false})?.mtimeMs ?? 0;
  return ['src', 'scripts/package'].some((folder) =>
    readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'}).some(
      (name) => name.endsWith('.ts') && statSync(join(root, folder, name)).mtimeMs > written,
    ),
  );
}
