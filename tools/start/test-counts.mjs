import { readIfThere } from './text-file.mjs'

/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * Reads the JSON report of Vitest. A file that could not even be loaded counts as one failure, and so does
 * a run that ended badly without saying where.
 * @param {string} path of the report
 * @param {number} exitCode of Vitest
 * @returns {Counts}
 */
export function countUnitTests(path, exitCode) {
  const text = readIfThere(path)
  if (text === undefined) return { passed: 0, failed: 1 }
  /** @type {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: { status: string }[] }[] }} */
  const report = JSON.parse(text)
  const unloaded = report.testResults.filter(
    file =>
      file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  )
  const failed = report.numFailedTests + unloaded.length
  return { passed: report.numPassedTests, failed: atLeastOne(failed, exitCode) }
}

/**
 * Reads what the journeys wrote of themselves: `{ "passed": n, "failed": n }`. A run that wrote nothing, or
 * in which none passed, has failed.
 * @param {string} path
 * @param {number} exitCode of the journeys
 * @returns {Counts}
 */
export function countJourneys(path, exitCode) {
  const text = readIfThere(path)
  if (text === undefined) return { passed: 0, failed: 1 }
  /** @type {Counts} */
  const { passed, failed } = JSON.parse(text)
  return { passed, failed: atLeastOne(failed, passed > 0 ? exitCode : 1) }
}

/** @param {number} failed @param {number} exitCode */
function atLeastOne(failed, exitCode) {
  return exitCode === 0 ? failed : Math.max(failed, 1)
}
