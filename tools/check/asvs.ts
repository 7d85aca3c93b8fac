import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { type Finding, report } from './read-tree.ts'

/** One requirement of OWASP ASVS 5.0.0 as `docs/asvs.csv` tells it. */
export type Row = { id: string; level: string; status: string; proof: string; line: number }

const table = 'docs/asvs.csv'
const columns = ['id', 'level', 'status', 'proof']
/** SHA-256 of `id,level` of the 345 requirements in the order of the standard: none is lost, none made easier. */
const standard = 'd139a3559d35056c6d2841c613a38854e802881b42359ccb1cec067b7824bd36'
/** The works that requirements can wait for. */
export const works = [
  'The house and the main job',
  'Contract and money',
  'Home and network',
  'Safety and people',
  'Care and console',
  'Life of a contract',
  'Open operator',
]

/** The table's rows with the line each stands on. The file has one line per requirement under its head. */
export function readRows(text: string): Row[] {
  const [head, ...lines] = parse(text)
  if (head?.join() !== columns.join()) throw new Error(`${table} begins with ${columns.join(',')}`)
  return lines.map(([id = '', level = '', status = '', proof = ''], index) => ({
    ...{ id, level, status, proof },
    line: index + 2,
  }))
}

/**
 * What is wrong with the table: a requirement missing, repeated or at another level, a status that is none, a proof
 * that is missing, a test that does not exist under `root` or does not name the requirement.
 */
export function checkAsvs(rows: readonly Row[], root: string, expected = standard): Finding[] {
  const list = rows.map(({ id, level }) => `${id},${level}`).join('\n')
  const isWhole = createHash('sha256').update(list).digest('hex') === expected
  const whole = 'the ids and levels are not those of ASVS 5.0.0, each once and in order'
  const found = rows.flatMap(row => {
    const message = faultOf(row, root)
    return message === undefined ? [] : [finding(row.line, `${row.id} ${message}`)]
  })
  return isWhole ? found : [finding(1, whole), ...found]
}

function faultOf({ id, status, proof }: Row, root: string): string | undefined {
  if (status === 'proved')
    return proof
      .split(' ')
      .map(path => faultOfTest(id, path, root))
      .find(Boolean)
  if (status === 'later')
    return works.some(work => proof.startsWith(`${work}: `))
      ? undefined
      : 'waits for no work we know'
  if (status !== 'not-applicable')
    return `has the status “${status}”: proved, not-applicable or later`
  return proof.length < 12 ? 'needs the reason why it does not apply' : undefined
}

function faultOfTest(id: string, path: string, root: string): string | undefined {
  if (!/\.test\.ts$|^journeys\/.+\.ts$/.test(path))
    return `is proved by “${path}”, which is no test`
  if (!existsSync(join(root, path))) return `is proved by ${path}, which does not exist`
  const names = new RegExp(`\\b${id.replaceAll('.', '\\.')}(?!\\.?\\d)`)
  return names.test(readFileSync(join(root, path), 'utf8')) ? undefined : `is not named in ${path}`
}

function finding(line: number, message: string): Finding {
  return { path: table, line, rule: 'asvs', message }
}

/** How many requirements stand where: `12 proved, 92 not applicable, 241 later (The house and the main job 190, …)`. */
export function summaryOf(rows: readonly Row[]): string {
  const count = (status: string) => rows.filter(row => row.status === status).length
  const waiting = works
    .map(work => [work, rows.filter(row => row.proof.startsWith(`${work}: `)).length] as const)
    .filter(([, number]) => number > 0)
    .map(([work, number]) => `${work} ${number}`)
  const later = waiting.length === 0 ? '' : ` (${waiting.join(', ')})`
  return `${count('proved')} proved, ${count('not-applicable')} not applicable, ${count('later')} later${later}`
}

if (import.meta.main) {
  const rows = readRows(readFileSync(table, 'utf8'))
  report(checkAsvs(rows, '.'), summaryOf(rows))
}
