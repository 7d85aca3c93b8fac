import { sql } from 'kysely'
import { asId } from '../../contract/ids.ts'
import { verifyOptionJournal } from '../../server/domains/lines/public.ts'
import { aboutMessage } from '../../server/domains/notifications/notify.ts'
import type { Db } from '../../server/kernel/db.ts'
import { verifyAudit } from '../../server/kernel/verify-audit.ts'
import { byQuery, type Check, rowsOf, type Truth } from './check.ts'

/** Who must have heard of what; the other kinds have nobody who waits for them here. */
const listeners = [
  { kind: 'billing.bill-issued', subscriber: 'billing.tell-bill' },
  { kind: 'payments.received', subscriber: 'payments.freeze-receipt' },
  { kind: 'payments.received', subscriber: 'payments.send-receipt' },
]

export const houseChecks: readonly Check[] = [
  byQuery(
    'every sale that was promised is in service once',
    ({ promises }) => sql`
      with told as (
        select * from json_to_recordset(${rowsOf(promises.sales)}) as t ("externalId" text)
      )
      select format('sale %s: %s accounts, %s lines in use', t."externalId", count(a.id), count(n.identifier)) as what
      from told t left join customers.account a on a.external_id = t."externalId"
      left join lines.number n on n.account_id = a.id and n.valid_to is null
      group by t."externalId" having count(a.id) <> 1 or count(n.identifier) <> 1
      union all
      select format('account %s was promised to nobody', a.number) from customers.account a
      where not exists (select from told t where t."externalId" = a.external_id)`,
  ),
  byQuery(
    'every event was heard by everybody who waits for it',
    () => sql`
      select format('event %s %s is %s', kind, id, state) as what from kernel.outbox_event where state <> 'done'
      union all
      select format('event %s %s: not heard by %s', e.kind, e.id, l.subscriber)
      from kernel.outbox_event e
      join json_to_recordset(${rowsOf(listeners)}) as l (kind text, subscriber text) on l.kind = e.kind
      where not exists (select from kernel.outbox_delivery d where d.event_id = e.id and d.subscriber = l.subscriber)`,
  ),
  byQuery(
    'each bill and each receipt was told of by one event',
    () => sql`
      select format('bill %s: %s events', b.number, count(e.id)) as what from billing.bill b
      left join kernel.outbox_event e on e.kind = 'billing.bill-issued' and e.payload ->> 'billId' = b.id::text
      group by b.id, b.number having count(e.id) <> 1
      union all
      select format('payment %s: %s events', p.reference, count(e.id)) from payments.payment p
      left join kernel.outbox_event e on e.kind = 'payments.received' and e.payload ->> 'paymentId' = p.id::text
      where p.state = 'succeeded' group by p.id, p.reference having count(e.id) <> 1
      union all
      select format('payment %s is %s and has %s receipts', p.reference, p.state, count(r.payment_id))
      from payments.payment p left join payments.receipt r on r.account_id = p.account_id and r.payment_id = p.id
      group by p.id, p.reference, p.state having count(r.payment_id) <> case p.state when 'succeeded' then 1 else 0 end`,
  ),
  byQuery(
    'no work is left behind, and none was given up',
    () => sql`
      select format('job %s, %s attempts: %s', t.identifier, j.attempts, j.last_error) as what
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id`,
  ),
  { says: 'each bill and each receipt was written to its holder once', against: findMessageFaults },
  byQuery(
    'every message left',
    () => sql`
      select format('message %s %s is %s', template, reference, state) as what from notifications.message
      where state not in ('sent', 'delivered')`,
  ),
  byQuery(
    'every opening of a customer that an agent was granted is in the audit trail, once',
    ({ promises }) => sql`
      select format('%s openings were granted, %s are written', ${promises.openings.length}::int4, count(*)) as what
      from kernel.audit_row where act = 'console.open-customer' having count(*) <> ${promises.openings.length}::int8`,
  ),
  {
    says: 'the audit trail verifies',
    against: async (db, { keys, headsFile: file }) => {
      const verdict = await verifyAudit({ db, keys, file })
      return verdict.kind === 'whole' ? [] : [JSON.stringify(verdict, textOfBigint)]
    },
  },
  {
    says: 'the option journal of every account verifies',
    against: async db => {
      const accounts = await db.selectFrom('customers.account').select(['id', 'number']).execute()
      const found: string[] = []
      for (const { id, number } of accounts) {
        const verdict = await verifyOptionJournal(db, asId('account', id))
        if (verdict.kind === 'broken') found.push(`account ${number}: ${JSON.stringify(verdict)}`)
        else if (verdict.rows === 0) found.push(`account ${number}: its journal is empty`)
      }
      return found
    },
  },
]

const textOfBigint = (_: string, value: unknown) =>
  typeof value === 'bigint' ? String(value) : value

/** Messages are sealed: each is opened to see of which bill or payment it speaks. */
async function findMessageFaults(db: Db, { keys }: Truth): Promise<readonly string[]> {
  const messages = await db
    .selectFrom('notifications.message')
    .select(['id', 'template', 'facts_sealed'])
    .where('template', 'in', ['bill-ready', 'payment-received'])
    .execute()
  const times = new Map<string, number>()
  for (const { id, facts_sealed } of messages) {
    const facts = JSON.parse(keys.open(facts_sealed, aboutMessage(id)).toString())
    const about = `${facts.billNumber ?? facts.paymentReference}`
    times.set(about, (times.get(about) ?? 0) + 1)
  }
  const { rows } = await sql<{ about: string }>`
    select number as about from billing.bill where state = 'issued'
    union all select reference from payments.payment where state = 'succeeded'
  `.execute(db)
  const expected = new Set(rows.map(({ about }) => about))
  return [
    ...[...expected].flatMap(about =>
      times.get(about) === 1 ? [] : [`${about}: ${times.get(about) ?? 0} messages`],
    ),
    ...[...times.keys()].flatMap(about =>
      expected.has(about) ? [] : [`a message tells of ${about}, which is not`],
    ),
  ]
}
