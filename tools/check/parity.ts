import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { everyRoute } from '../../contract/every-route.ts'
import { languages } from '../../contract/languages.ts'
import { type Finding, listFiles, report } from './read-tree.ts'

/** One capability of `docs/parity.csv`, with every way to do it. `none: why` and `later: why` stand for a way that is not there. */
export type Capability = {
  items: string
  capability: string
  pages: string
  app: string
  operations: string
  console: string
  journeys: string
  line: number
}

/** What there is to be named: pages by their address, and the operations of the contract. */
export type House = {
  portal: ReadonlySet<string>
  console: ReadonlySet<string>
  operations: ReadonlySet<string>
  /** Of the operations, those that a page of ours calls. */
  called: ReadonlySet<string>
  files: ReadonlySet<string>
}

const table = 'docs/parity.csv'
const columns = [
  'items',
  'capability',
  'pages',
  'app',
  'operations',
  'console',
  'journeys',
] as const

/** What the first works promise to people (S of the mission, B beyond it): each has a row at least. */
export const promised =
  'S01 S02 S03 S04 S05 S06 S07 S08 S09 S10 S11 S13 S14 S15 S16 S17 S22 S25 S26 S51 S52 S53 S62 S70 S86 S99 S100 S106 S107 S112 B23 B24'.split(
    ' ',
  )

/** The table's rows with the line each stands on. */
export function readCapabilities(text: string): Capability[] {
  const [head, ...lines] = parse(text)
  if (head?.join() !== columns.join()) throw new Error(`${table} begins with ${columns.join(',')}`)
  return lines.map((cells, index) => {
    const [
      items = '',
      capability = '',
      pages = '',
      app = '',
      operations = '',
      console = '',
      journeys = '',
    ] = cells
    return { items, capability, pages, app, operations, console, journeys, line: index + 2 }
  })
}

/**
 * What is wrong with the table: something named that is not there, a way that is missing without a reason, and what
 * there is that no row names: a page of the portal or of the console, an operation, a promised item.
 */
export function checkParity(
  rows: readonly Capability[],
  house: House,
  wanted = promised,
): Finding[] {
  const named = (column: 'pages' | 'operations' | 'console' | 'items') =>
    new Set(
      rows.flatMap(row => (reasonOf(row[column]) === undefined ? row[column].split(' ') : [])),
    )
  const holes = (known: Iterable<string>, column: Parameters<typeof named>[0], what: string) =>
    [...known]
      .filter(one => !named(column).has(one))
      .map(one => finding(1, `${what} ${one} is on no row`))
  return [
    ...rows.flatMap(row => faultsOf(row, house).map(fault => finding(row.line, fault))),
    ...holes(house.portal, 'pages', 'the page'),
    ...holes(house.console, 'console', 'the console’s page'),
    ...holes(house.operations, 'operations', 'the operation'),
    ...holes(wanted, 'items', 'the item'),
  ]
}

function faultsOf(
  row: Capability,
  { portal, console, operations, called, files }: House,
): string[] {
  const unknown = (cell: string, known: ReadonlySet<string>, what: string) =>
    reasonOf(cell) === undefined
      ? cell
          .split(' ')
          .filter(one => !known.has(one))
          .map(one => `there is no ${what} ${one}`)
      : []
  const thin = (['pages', 'app', 'operations', 'console', 'journeys'] as const)
    .filter(column => row[column] === '' || (reasonOf(row[column])?.length ?? 12) < 12)
    .map(column => `${column} is neither a way to do it nor a reason why there is none`)
  const isDoneOnPages = reasonOf(row.pages) === undefined || reasonOf(row.console) === undefined
  const uncalled =
    isDoneOnPages && reasonOf(row.operations) === undefined
      ? row.operations.split(' ').filter(one => operations.has(one) && !called.has(one))
      : []
  const app = ['same', 'api'].includes(row.app) || reasonOf(row.app) !== undefined
  return [
    ...thin,
    ...uncalled.map(one => `no page calls ${one}: it has a row of its own, and why`),
    ...(app ? [] : ['the app has the same pages, the API only, or a reason']),
    ...unknown(row.pages, portal, 'page'),
    ...unknown(row.console, console, 'console’s page'),
    ...unknown(row.operations, operations, 'operation'),
    ...unknown(row.journeys, files, 'journey'),
  ]
}

/** Why a way is not there; undefined of a cell that names what is. */
function reasonOf(cell: string): string | undefined {
  return /^(?:none|later): (.*)$/.exec(cell)?.[1]
}

function finding(line: number, message: string): Finding {
  return { path: table, line, rule: 'parity', message }
}

/** The addresses of an application's pages, and those that lack a language beside them or above. */
export function pagesOf(app: 'portal' | 'console', files: ReadonlySet<string>) {
  const root = `${app}/src/routes`
  const folders = [...files]
    .filter(path => path.startsWith(`${root}/`) && /\/\+(page\.svelte|server\.ts)$/.test(path))
    .map(path => path.slice(0, path.lastIndexOf('/')))
  const address = (folder: string) => folder.slice(root.length).replace(/\/\([^)]*\)/g, '') || '/'
  const hasWords = (folder: string, language: string): boolean =>
    files.has(`${folder}/words.${language}.ts`) ||
    (folder !== root && hasWords(folder.slice(0, folder.lastIndexOf('/')), language))
  const mute = folders.filter(folder => languages.some(language => !hasWords(folder, language)))
  return { addresses: new Set(folders.map(address)), mute: mute.map(address) }
}

if (import.meta.main) {
  const files = new Set(listFiles('.'))
  const [portal, console] = [pagesOf('portal', files), pagesOf('console', files)]
  const declared = await everyRoute()
  const screens = [...files]
    .filter(path => /^(portal|console)\/src\/.*\.(ts|svelte)$/.test(path))
    .map(path => readFileSync(path, 'utf8'))
    .join('\n')
  const called = declared.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(screens))
  const idsOf = (some: typeof declared) => new Set(some.map(({ route }) => route.id))
  const house = {
    portal: portal.addresses,
    console: console.addresses,
    operations: idsOf(declared),
    called: idsOf(called),
    files,
  }
  const mute = [...portal.mute, ...console.mute].map(page =>
    finding(1, `the page ${page} has no words in one of ${languages.join(', ')}`),
  )
  const rows = readCapabilities(readFileSync(table, 'utf8'))
  report(
    [...checkParity(rows, house), ...mute],
    `${rows.length} capabilities, ${declared.length} operations, of which ${called.length} on a page`,
  )
}
