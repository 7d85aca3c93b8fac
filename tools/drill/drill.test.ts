import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Db, openDb, openPool } from '../../server/kernel/db.ts'
import type { Truth } from './check.ts'
import { type DrillWorld, drillWorld } from './drill-world.ts'
import { checks, holdBooks, truthOf } from './hold-books.ts'
import { countWork, runDrill } from './run-drill.ts'

// Proves V2.3.3 of docs/asvs.csv.
// Threats 18 and 44 of docs/threats.csv.
const kills = 20
/** Below this the machine was too slow, or the drill too idle, to prove anything. */
const leastWork = { payments: 40, files: 25, records: 5000, bills: 60, accounts: 30 }

const seed = Number(process.env.SEED ?? process.pid)

let world: DrillWorld
let db: Db
let truth: Truth
let deaths: readonly string[]
beforeAll(async () => {
  process.stdout.write(`crash drill: SEED=${seed} draws it again\n`)
  world = await drillWorld()
  const drilled = await runDrill(world, { kills, seed, say: () => undefined })
  deaths = drilled.deaths
  truth = await truthOf(world, drilled.promises)
  db = openDb(openPool({ url: world.superuserUrl, size: 2, statementTimeoutMs: 60_000 }))
}, 900_000)
afterAll(async () => {
  await db?.destroy()
  await world?.stop()
}, 60_000)

test(`after ${kills} deaths nothing is lost, nothing doubled, no number missing, and the ledger balances`, async () => {
  expect(deaths).toEqual([])
  expect(truth.promises.broken).toEqual([])
  expect(await holdBooks(db, truth)).toEqual([])
})

test('the drill was at work: enough was paid, delivered, rated and billed while processes died', async () => {
  const work = await countWork(db)
  process.stdout.write(`crash drill: ${JSON.stringify({ kills, ...work, ...clientsSaw() })}\n`)
  for (const [name, least] of Object.entries(leastWork))
    expect(Reflect.get(work, name), name).toBeGreaterThanOrEqual(least)
  expect(truth.charges.length).toBeGreaterThan(leastWork.payments / 2)
  expect(truth.promises.retries).toBeGreaterThan(kills)
})

const clientsSaw = () => ({
  charges: truth.charges.length,
  openings: truth.promises.openings.length,
  retries: truth.promises.retries,
})

/** Each spoils the books in one way; the sentences are those that must notice. */
const spoilt: readonly (readonly [what: string, statement: string, notices: readonly string[]])[] =
  [
    [
      'an entry doubled',
      `insert into payments.entry select account_id, journal_id, 99, ledger, amount_cents, currency
     from payments.entry where ledger = 'receivable' limit 1`,
      [
        'the entries of each journal sum to zero',
        'what each account owes is the sum of its entries',
      ],
    ],
    [
      'a balance out by a cent',
      `update payments.balance set balance_cents = balance_cents + 1 where ctid = (select min(ctid) from payments.balance)`,
      [
        'what each account owes is the sum of its entries',
        'the product’s own measure of the ledger finds nothing',
      ],
    ],
    [
      'a receipt of money lost',
      `with gone as (
       delete from payments.journal where id = (select id from payments.journal where kind = 'payment' limit 1) returning id
     ) delete from payments.entry where journal_id in (select id from gone)`,
      ['what the processor charged is what was received, each once'],
    ],
    [
      'a payment lost',
      `delete from payments.payment where id = (select id from payments.payment limit 1)`,
      ['every payment that was promised exists once, as it was answered'],
    ],
    [
      'a payment of another amount',
      `update payments.payment set amount_cents = amount_cents + 1
     where id = (select id from payments.payment where state = 'succeeded' limit 1)`,
      ['every payment that was promised exists once, as it was answered'],
    ],
    [
      'a payment stuck',
      `update payments.payment set state = 'awaiting-customer', look_at = opened_at
     where id = (select id from payments.payment where state <> 'succeeded' limit 1)`,
      ['no payment is left undecided'],
    ],
    [
      'more open than is owed',
      `update payments.open_item set open_cents = open_cents - 1
     where bill_id = (select bill_id from payments.open_item where open_cents > 0 limit 1)`,
      ['what is open of each bill is its total less what was paid of it'],
    ],
    [
      'a hole in the numbers',
      `update billing.bill set number = regexp_replace(number, '[0-9]+$', '900000')
     where id = (select id from billing.bill limit 1)`,
      ['the numbers of bills have no hole and no double'],
    ],
    [
      'a bill lost',
      `delete from billing.bill where id = (select id from billing.bill limit 1)`,
      [
        'every account has one bill for each of its billing days',
        'the numbers of bills have no hole and no double',
        'each bill stands in the ledger once, for its total',
      ],
    ],
    [
      'a bill without number',
      `update billing.bill set state = 'prepared', number = null, input_hash = null
     where id = (select id from billing.bill limit 1)`,
      ['no bill is left without its number'],
    ],
    [
      'a line of a bill lost',
      `delete from billing.bill_line where (bill_id, position) =
       (select bill_id, position from billing.bill_line where gross_cents <> 0 limit 1)`,
      ['each bill is the sum of its lines and of its VAT'],
    ],
    [
      'usage billed twice',
      `update billing.bill_line set usage = jsonb_set(usage, '{count}', to_jsonb((usage ->> 'count')::int + 1))
     where (bill_id, position) = (select bill_id, position from billing.bill_line where usage ->> 'count' <> '0' limit 1)`,
      ['each communication of a billed month is counted on its bill once'],
    ],
    [
      'a record lost',
      `delete from usage.rated_record where id = (select id from usage.rated_record where bucket_ids <> '{}' limit 1)`,
      [
        'every record that was delivered is rated once, or waits with its reason',
        'every file that was acknowledged is settled once, each wrong line set aside',
        'each rated record has its key, each key its record',
        'each bucket has given what the records took from it',
        'the sums of each period are those of its records',
      ],
    ],
    [
      'a record rated twice',
      `insert into usage.rated_record select account_id, line_id, started_at, gen_random_uuid(), file_id, record_id, service,
       direction, quantity, included, charged, price_micros, served_in, goes_to, counterpart, listed, rate_id, outcome,
       period_start, late, bucket_ids, bucket_quantities from usage.rated_record limit 1`,
      [
        'every record that was delivered is rated once, or waits with its reason',
        'each rated record has its key, each key its record',
        'the sums of each period are those of its records',
      ],
    ],
    [
      'a record that waits lost',
      `delete from usage.suspense where record_id = (select record_id from usage.suspense limit 1)`,
      ['every record that was delivered is rated once, or waits with its reason'],
    ],
    [
      'a wrong line forgotten',
      `delete from usage.reject where (file_id, line) = (select file_id, line from usage.reject limit 1)`,
      ['every file that was acknowledged is settled once, each wrong line set aside'],
    ],
    [
      'a bucket debited twice',
      `update usage.bucket set used = used + 1
     where id = (select id from usage.bucket where granted is null or used < granted limit 1)`,
      ['each bucket has given what the records took from it'],
    ],
    [
      'a sale lost',
      `delete from customers.account where id = (select id from customers.account limit 1)`,
      ['every sale that was promised is in service once'],
    ],
    [
      'an event that nobody heard',
      `delete from kernel.outbox_delivery where event_id = (select max(event_id) from kernel.outbox_delivery)`,
      ['every event was heard by everybody who waits for it'],
    ],
    [
      'an event still to be told',
      `update kernel.outbox_event set state = 'parked' where id = (select max(id) from kernel.outbox_event)`,
      ['every event was heard by everybody who waits for it'],
    ],
    [
      'an event told twice',
      `insert into kernel.outbox_event overriding system value
     select id + 1000000, account_id, kind, payload, state, emitted_at, not_before, attempts, last_error, settled_at
     from kernel.outbox_event where kind = 'billing.bill-issued' limit 1`,
      ['each bill and each receipt was told of by one event'],
    ],
    [
      'a job left behind',
      `select graphile_worker.add_job('usage.settle-file', '{}')`,
      ['no work is left behind, and none was given up'],
    ],
    [
      'a message lost',
      `delete from notifications.message where id = (select id from notifications.message where template = 'bill-ready' limit 1)`,
      ['each bill and each receipt was written to its holder once'],
    ],
    [
      'a message that never left',
      `update notifications.message set state = 'queued' where id = (select id from notifications.message limit 1)`,
      ['every message left'],
    ],
    [
      'an opening that left no trace',
      `delete from kernel.audit_row where (chain, sequence) = (select chain, max(sequence) from kernel.audit_row group by chain limit 1)`,
      ['every opening of a customer that an agent was granted is in the audit trail, once'],
    ],
    [
      'a row of the audit trail changed',
      `update kernel.audit_row set facts = '{"reason": "visit"}' where (chain, sequence) = (select chain, sequence from kernel.audit_row limit 1)`,
      ['the audit trail verifies'],
    ],
    [
      'a row of an option journal changed',
      `update lines.option_journal set price_cents = price_cents + 1
     where account_id = (select account_id from lines.option_journal limit 1)`,
      ['the option journal of every account verifies'],
    ],
  ]

test.each(spoilt)('the checks notice %s', async (_what, statement, notices) => {
  const says = await db
    .transaction()
    .execute(async tx => {
      // Past the triggers and the keys that would refuse it: nothing of the drill is to protect the books here.
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql.raw(statement).execute(tx)
      throw new Found((await holdBooks(tx, truth)).map(fault => fault.says))
    })
    .catch(error => {
      if (error instanceof Found) return error.says
      throw error
    })
  for (const sentence of notices) expect(says).toContain(sentence)
})

/** Undoes what was spoilt, and carries out what was found. */
class Found extends Error {
  readonly says: readonly string[]
  constructor(says: readonly string[]) {
    super('found')
    this.says = says
  }
}

test('every check has something that makes it fail', () => {
  const noticed = new Set(spoilt.flatMap(([, , notices]) => notices))
  expect(checks.map(({ says }) => says).filter(says => !noticed.has(says))).toEqual([])
})
