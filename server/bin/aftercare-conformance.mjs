#!/usr/bin/env node
import {existsSync} from 'node:fs';

// As published it is one built file; in the repository its source is run.
const built = new URL('../dist/conformance.js', import.meta.url);
const source = new URL('../conformance/command.ts', import.meta.url);
const loader = 'tsx/esm/api';
if (existsSync(source)) (await import(loader)).register();
const {conformanceCommand} = await import((existsSync(source) ? source : built).href);
const ending = new AbortController();
// What was handed in is taken back first; the same once more ends it at once.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, () => ending.abort());
process.exitCode = await conformanceCommand(
  process.argv.slice(2),
  process.env,
  (/** @type {string} */ text) => console.log(text),
  ending.signal,
);
