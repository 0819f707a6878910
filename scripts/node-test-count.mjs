import {relative} from 'node:path';

/**
 * A reporter for `node --test` that yields `{passed, failed, failures}` as JSON. Suites are not counted, what they hold is; skipped and
 * unfinished tests count as failures. A failure is named by its file and title, with why.
 *
 * @param {AsyncIterable<import('node:test/reporters').TestEvent>} source
 */
export default async function* countReporter(source) {
  const count = {passed: 0, failed: 0, failures: /** @type {string[]} */ ([])};
  for await (const {type, data} of source) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details.type === 'suite' && type === 'test:pass') continue;
    if (type === 'test:pass' && data.skip === undefined && data.todo === undefined) count.passed++;
    else if (data.details.type !== 'suite') {
      count.failed++;
      count.failures.push(`${relative('', data.file ?? '')} › ${data.name}${type === 'test:fail' ? `: ${why(data.details.error)}` : ''}`);
    }
  }
  yield JSON.stringify(count);
}

/** @param {Error} error */
function why({message, cause}) {
  return String(cause instanceof Error ? cause.message : message);
}
