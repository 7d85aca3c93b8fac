import type { UsageFile } from '../../operator/network/usage-file.ts'
import { recordColumns } from '../../operator/network/usage-record.ts'

let files = 0

/** A CSV file of calls of one minute that a line made in the hour before an instant; no two files share a record. */
export const usageFileOf = (line: string, until: string, count: number): UsageFile => {
  files += 1
  const name = `usage-${process.pid}-${files}`
  const start = Temporal.Instant.from(until).subtract({ hours: 1 })
  const rows = Array.from({ length: count }, (_, index) => {
    const startedAt = start.add({ seconds: index }).round('second').toString()
    return `${name}-${index},${line},voice,out,${startedAt},60,+33612345678,20810,home`
  })
  const text = `${recordColumns.join(',')}\n${rows.join('\n')}\n`
  return { name: `${name}.csv`, contentType: 'text/csv', bytes: Buffer.from(text) }
}
