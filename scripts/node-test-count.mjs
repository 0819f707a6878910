/**
 * A reporter for `node --test` that yields `{passed, failed}` as JSON. Suites are not counted, what they hold is; skipped and unfinished
 * tests count as failures.
 *
 * @param {AsyncIterable<import('node:test/reporters').TestEvent>} source
 */
export default async function* countReporter(source) {
  const count = {passed: 0, failed: 0};
  for await (const {type, data} of source) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details.type === 'suite' && type === 'test:pass') continue;
    if (type === 'test:pass' && data.skip === undefined && data.todo === undefined) count.passed++;
    else if (data.details.type !== 'suite') count.failed++;
  }
  yield JSON.stringify(count);
}
