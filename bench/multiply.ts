import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { firstNumber } from './customers.ts'
import type { OwnDatabase } from './own-database.ts'

/** The tables that hold what a customer is and did, each before those that name it. */
const owned = [
  'customers.account',
  'customers.address',
  'customers.person',
  'identity.login',
  'identity.identifier',
  'identity.claim',
  'customers.role',
  'lines.contract',
  'lines.line',
  'lines.number',
  'lines.sim',
  'lines.item',
  'lines.option_journal',
  'billing.charge',
  'billing.bill',
  'billing.bill_line',
  'billing.bill_vat',
  'billing.bill_input',
  'payments.payment_method',
  'payments.setting',
  'payments.journal',
  'payments.entry',
  'payments.open_item',
  'payments.allocation',
  'payments.balance',
  'payments.payment',
  'usage.meter',
  'usage.bucket',
  'usage.summary',
  'usage.record_key',
  'usage.rated_record',
] as const

/** How many of each customer there may be, and how many there are to begin with. */
const most = { copies: 2000, customers: 1000 }

/**
 * Writes each customer of the database again, until there are so many of each: the text of their rows with other
 * ids, other hashes of identifiers, and other numbers of clients, contracts, lines, SIMs and bills, and nothing
 * else changed. They must come from `addCustomers`.
 */
export const multiply = async (
  { owner }: Pick<OwnDatabase, 'owner'>,
  { customers, times }: { readonly customers: number; readonly times: number },
): Promise<void> => {
  if (customers > most.customers || times > most.copies) throw new Error('too many customers')
  // The rows were checked when they were first written: what they name, and that journals balance.
  await owner.query('set session_replication_role = replica')
  await owner.query('set synchronous_commit = off')
  const kept = await sharedIds(owner)
  for (const table of owned) {
    const rows = await text(owner.query(copyTo(`copy (select * from ${table}) to stdout`)))
    const pieces = cut(rows, kept)
    const copies = function* () {
      for (let copy = 1; copy < times; copy += 1) yield joined(pieces, copy, customers)
    }
    await pipeline(Readable.from(copies()), owner.query(copyFrom(`copy ${table} from stdin`)))
  }
  await owner.query('update billing.series set last_number = last_number * $1', [times])
  await owner.query('reset session_replication_role')
  await owner.query('reset synchronous_commit')
  await owner.query('vacuum analyze')
}

/** Ids of what many customers share: they stay as they are. */
const sharedIds = async (owner: OwnDatabase['owner']): Promise<ReadonlySet<string>> => {
  const { rows } = await owner.query<{ id: string }>(
    'select id from usage.file union all select id from catalog.version',
  )
  return new Set(rows.map(({ id }) => id))
}

/** What differs from one copy to the next: `copy` counts from 1, `customers` is how many there were at first. */
type Varying = (copy: number, customers: number) => string
type Pieces = readonly (string | Varying)[]

const plus = (digits: string, added: number) =>
  String(Number(digits) + added).padStart(digits.length, '0')
const xor = (hex: string, copy: number) =>
  (Number.parseInt(hex, 16) ^ copy).toString(16).padStart(hex.length, '0')

/** A number of a customer counts them by ten, for their lines; the numéro client by one. */
const varieties: Readonly<Record<string, (found: string) => Varying>> = {
  // The last digits of a UUIDv7 are chance: its order stays that of its first ones.
  id: found => copy => found.slice(0, -3) + xor(found.slice(-3), copy),
  client: found => copy => plus(found, copy * most.customers),
  phone: found => copy => found.slice(0, 4) + plus(found.slice(4), copy * most.customers * 10),
  sim: found => copy => found.slice(0, 5) + plus(found.slice(5), copy * most.customers * 10),
  email: found => copy => found.replace(/\d+/, index => plus(index, copy * most.customers)),
  bill: found => (copy, customers) => found.slice(0, -6) + plus(found.slice(-6), copy * customers),
  hash: found => copy => found.slice(0, 3) + xor(found.slice(3, 6), copy) + found.slice(6),
}

const pattern = new RegExp(
  [
    '(?<id>[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})',
    `(?<client>(?<!\\d)${String(firstNumber).slice(0, 5)}\\d{6}(?!\\d))`,
    '(?<phone>\\+33[79]\\d{8})',
    '(?<sim>(?<!\\d)89331\\d{14}(?!\\d))',
    '(?<email>customer\\.\\d+@)',
    '(?<bill>-\\d{4}-\\d{2}-\\d{6}(?!\\d))',
    // As COPY writes the bytes of a keyed hash.
    '(?<hash>\\\\\\\\x[0-9a-f]{64}(?![0-9a-f]))',
  ].join('|'),
  'g',
)

/** The text of rows, cut at everything that is the customer's own. */
const cut = (rows: string, kept: ReadonlySet<string>): Pieces => {
  const pieces: (string | Varying)[] = []
  let from = 0
  for (const { 0: found, index, groups = {} } of rows.matchAll(pattern)) {
    const kind = Object.keys(varieties).find(name => groups[name] !== undefined)
    const vary = kind === undefined ? undefined : varieties[kind]
    if (vary === undefined || kept.has(found)) continue
    pieces.push(rows.slice(from, index), vary(found))
    from = index + found.length
  }
  return [...pieces, rows.slice(from)]
}

const joined = (pieces: Pieces, copy: number, customers: number): string => {
  let rows = ''
  for (const piece of pieces) rows += typeof piece === 'string' ? piece : piece(copy, customers)
  return rows
}
