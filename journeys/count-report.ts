export type JourneyCounts = { readonly passed: number; readonly failed: number }

type Report = {
  readonly stats: Readonly<Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>>
}

/**
 * What Playwright's JSON report says. None is expected to be skipped or to need a second try: both count as
 * failed, and so does a run that reports nothing, that tried nothing, or that ended badly without saying where.
 */
export function countReport(text: string | undefined, exitCode: number): JourneyCounts {
  if (text === undefined) return { passed: 0, failed: 1 }
  const { stats }: Report = JSON.parse(text)
  const failed = stats.unexpected + stats.flaky + stats.skipped
  const isSilentFailure = failed === 0 && (exitCode !== 0 || stats.expected === 0)
  return { passed: stats.expected, failed: isSilentFailure ? 1 : failed }
}
