import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, relative} from 'node:path';

/**
 * A reporter for the browser tests that writes `{passed, failed, failures}` to the file named by `TEST_COUNT_FILE`, where that is set. A file that
 * does not load counts as one failure, a skipped test as well: a test that did not run proves nothing.
 *
 * @returns {import('@web/test-runner').Reporter}
 */
export function countReporter() {
  return {
    onTestRunFinished({sessions}) {
      const file = process.env['TEST_COUNT_FILE'];
      if (!file) return;
      const count = {passed: 0, failed: 0, failures: /** @type {string[]} */ ([])};
      for (const session of sessions) {
        const tests = session.testResults ? testsOf(session.testResults) : [];
        const failed = tests.filter((test) => !test.passed || test.skipped);
        count.passed += tests.length - failed.length;
        count.failed += failed.length || session.passed ? failed.length : 1;
        const file = session.testFile ? relative('', session.testFile) : 'a page';
        count.failures.push(...failed.map((test) => `${file} › ${test.name}: ${test.error?.message ?? 'did not run'}`));
        if (!session.passed && !failed.length) count.failures.push(`${file}: ${session.errors[0]?.message ?? 'did not run through'}`);
      }
      mkdirSync(dirname(file), {recursive: true});
      writeFileSync(file, JSON.stringify(count));
    },
  };
}

/**
 * @param {import('@web/test-runner').TestSuiteResult} suite
 * @returns {import('@web/test-runner').TestResult[]}
 */
function testsOf(suite) {
  return [...suite.tests, ...suite.suites.flatMap(testsOf)];
}
