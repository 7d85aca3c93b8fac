import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { works } from './asvs.ts'
import { type Finding, report } from './read-tree.ts'

/** One attack of the threat model as `docs/threats.csv` tells it. */
export type Threat = { threat: string; status: string; proof: string; line: number }

const table = 'docs/threats.csv'
const columns = ['threat', 'attack', 'status', 'proof']
/** The threat model has 44 rows: none is lost. */
const howMany = 44

/** The table's rows with the line each stands on. */
export function readThreats(text: string): Threat[] {
  const [head, ...lines] = parse(text)
  if (head?.join() !== columns.join()) throw new Error(`${table} begins with ${columns.join(',')}`)
  return lines.map(([threat = '', , status = '', proof = ''], index) => ({
    ...{ threat, status, proof },
    line: index + 2,
  }))
}

/**
 * What is wrong with the table: a threat missing or out of order, a status that is none, a test that does not exist
 * under `root` or does not say which threat it is about.
 */
export function checkThreats(rows: readonly Threat[], root: string, expected = howMany): Finding[] {
  const found = rows.flatMap(row => {
    const fault = faultOf(row, root)
    return fault === undefined ? [] : [finding(row.line, `threat ${row.threat} ${fault}`)]
  })
  const numbers = rows.map(({ threat }) => threat).join()
  const wanted = Array.from({ length: expected }, (_, index) => index + 1).join()
  return numbers === wanted ? found : [finding(1, `the threats are not 1 to ${expected}`), ...found]
}

function faultOf({ threat, status, proof }: Threat, root: string): string | undefined {
  if (status === 'proved')
    return proof
      .split(' ')
      .map(path => faultOfTest(threat, path, root))
      .find(Boolean)
  if (status === 'later')
    return works.some(work => proof.startsWith(`${work}: `))
      ? undefined
      : 'waits for no work we know'
  if (status !== 'not-applicable') return `has the status “${status}”`
  return proof.length < 12 ? 'needs the reason why it does not apply' : undefined
}

function faultOfTest(threat: string, path: string, root: string): string | undefined {
  if (!/\.test\.ts$|^journeys\/.+\.ts$/.test(path))
    return `is proved by “${path}”, which is no test`
  if (!existsSync(join(root, path))) return `is proved by ${path}, which does not exist`
  const text = readFileSync(join(root, path), 'utf8')
  const named = [...text.matchAll(/\bthreats? ((?:\d+(?:, | and )?)+)/gi)].flatMap(
    ([, list = '']) => list.match(/\d+/g) ?? [],
  )
  return named.includes(threat) ? undefined : `is not named in ${path}`
}

function finding(line: number, message: string): Finding {
  return { path: table, line, rule: 'threats', message }
}

if (import.meta.main) {
  const rows = readThreats(readFileSync(table, 'utf8'))
  const count = (status: string) => rows.filter(row => row.status === status).length
  report(
    checkThreats(rows, '.'),
    `${count('proved')} threats proved, ${count('not-applicable')} not applicable, ${count('later')} later`,
  )
}
