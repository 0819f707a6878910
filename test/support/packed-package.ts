import {execFileSync} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import packageJson from '../../package.json' with {type: 'json'};

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const packageName = '@aftercare-portal/elements';

/** The built package as npm would publish it, unpacked into a project of its own beside what it depends on. */
export interface PackedPackage {
  tarball: string;
  /** The project that installed it. */
  project: string;
  /** Where it lies in there. */
  folder: string;
  remove(): void;
}

/** Packs what lies in `dist`. `beside`: packages of ours that the project has too, besides what ours depends on, by folder of `node_modules`. */
export function packPackage(beside: readonly string[]): PackedPackage {
  const project = mkdtempSync(join(tmpdir(), 'aftercare-packed-'));
  const words = ['pack', '--ignore-scripts', '--json', '--pack-destination', project];
  const [{filename}] = JSON.parse(execFileSync('npm', words, {cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']})) as [{filename: string}]; // prettier-ignore
  const tarball = join(project, filename);
  const folder = join(project, 'node_modules', packageName);
  mkdirSync(folder, {recursive: true});
  execFileSync('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
  for (const name of [...Object.keys(packageJson.dependencies), ...beside]) {
    const place = join(project, 'node_modules', name);
    mkdirSync(dirname(place), {recursive: true});
    symlinkSync(join(root, 'node_modules', name), place);
  }
  return {tarball, project, folder, remove: () => rmSync(project, {recursive: true, force: true})};
}

/** Copies a folder of ours into the project. */
export function copyInto({project}: PackedPackage, folder: string): string[] {
  cpSync(join(root, folder), join(project, folder), {recursive: true});
  return readdirSync(join(project, folder), {withFileTypes: true})
    .filter((one) => one.isFile())
    .map(({name}) => join(project, folder, name));
}
