import {execFileSync, spawn} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {complaintsOf, isAlive} from '../support/example-page.js';
import {expect, test} from '../support/journey.js';
import {copyInto, packageName, packPackage} from '../support/packed-package.js';

/** A lane of its own, for it installs 400 MB. */
test('the example of Next shows portal and element, rendered by its server first', async ({page, baseURL}) => {
  test.setTimeout(600_000);
  const faults = complaintsOf(page);
  const packed = packPackage([]);
  copyInto(packed, 'examples/next');
  const cwd = join(packed.project, 'examples/next');
  const env = {...process.env, NEXT_TELEMETRY_DISABLED: '1'};
  const config = join(cwd, 'next.config.js');
  writeFileSync(config, readFileSync(config, 'utf8').replace('http://localhost:4173', baseURL!));
  const of = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8')) as {dependencies: Record<string, string>};
  of.dependencies[packageName] = `file:${packed.tarball}`;
  writeFileSync(join(cwd, 'package.json'), JSON.stringify(of));
  execFileSync('npm', ['install', '--no-audit', '--no-fund'], {cwd, env, stdio: 'ignore'});
  execFileSync('npm', ['run', 'build'], {cwd, env, stdio: 'ignore'});
  const server = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '--port', '0'], {cwd, env});
  try {
    const address = await new Promise<string>((found, lost) => {
      let said = '';
      server.once('exit', () => lost(new Error(`Next ended: ${said}`)));
      server.stdout.on('data', (text) => {
        const at = /http:\/\/localhost:\d+/.exec((said += String(text)));
        if (at) found(at[0]);
      });
    });
    expect(await (await fetch(address)).text()).toContain('<aftercare-portal');
    await page.goto(address);
    await isAlive(page);
    expect(faults).toEqual([]);
  } finally {
    server.kill();
    packed.remove();
  }
});
