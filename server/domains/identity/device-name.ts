const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const

const found = (marks: readonly (readonly [string, string])[], userAgent: string) =>
  marks.find(([mark]) => userAgent.includes(mark))?.[1]

/** `Firefox · Windows`: enough for a person to recognise a browser of theirs. */
export const deviceName = (userAgent: string): string => {
  const parts = [found(browsers, userAgent), found(systems, userAgent)]
  return parts.filter(part => part !== undefined).join(' · ') || '—'
}
