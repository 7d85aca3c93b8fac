import type { PackProblem } from './pack-file.ts'
import type { Located } from './pack-sections.ts'

/** Rows dated by their first day must go forward in time, one a day: two on one day would both hold. */
export const backwardDates = (
  { problem }: Pick<Located<unknown>, 'problem'>,
  key: string,
  rows: readonly { from: string }[],
): PackProblem[] => {
  return rows.flatMap((row, at) => {
    const before = rows[at - 1]
    if (before === undefined || before.from < row.from) return []
    const says =
      before.from === row.from
        ? `two rows begin on ${row.from}; only one of them can hold`
        : `${row.from} comes after ${before.from} in the list; write the rows from the oldest`
    return [problem([key, at, 'from'], says)]
  })
}

/** Something that begins on a day must have a row that holds on that day. */
export const uncoveredStart = (
  { problem }: Pick<Located<unknown>, 'problem'>,
  key: string,
  start: { rows: readonly { from: string }[]; day: string; what: string },
): PackProblem[] => {
  const first = start.rows[0]
  if (first === undefined || first.from <= start.day) return []
  const says = `no ${start.what} on ${start.day}, the first day; the first one begins on ${first.from}`
  return [problem([key, 0, 'from'], says)]
}

/** An identifier names one thing only. */
export const repeatedIds = (
  rows: readonly Located<{ id: string }>[],
  what: string,
): PackProblem[] => {
  const seen = new Set<string>()
  return rows.flatMap(({ row, problem }) => {
    if (seen.has(row.id)) return [problem(['id'], `${what} \`${row.id}\` is already defined`)]
    seen.add(row.id)
    return []
  })
}

/** The ids of rows, to look references up in. */
export const idsOf = (rows: readonly Located<{ id: string }>[]): ReadonlySet<string> => {
  return new Set(rows.map(({ row }) => row.id))
}

/** Every name of a list must be the id of something. */
export const unknownIds = (
  { problem }: Pick<Located<unknown>, 'problem'>,
  path: readonly (string | number)[],
  names: { ids: readonly string[] | undefined; known: ReadonlySet<string>; what: string },
): PackProblem[] => {
  return (names.ids ?? []).flatMap((id, at) =>
    names.known.has(id) ? [] : [problem([...path, at], `there is no ${names.what} \`${id}\``)],
  )
}
