import { sql } from 'kysely'
import type {
  AccountId,
  BillId,
  BucketId,
  ContractId,
  ItemId,
  LineId,
  LoginId,
} from '../../../contract/ids.ts'
import type { Names } from '../../../contract/languages.ts'
import type { Db } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import type { Database } from '../../kernel/row-types.ts'

/** Members of JSON: amounts, quantities, dates and instants as text. */
export type AccountRow = {
  readonly accountId: AccountId
  readonly billingDay: number
  /** What is asked for in all, negative for credit: what is contested is not. */
  readonly balance: string
  readonly automaticFrom: string | null
  readonly card: {
    readonly brand: string
    readonly last4: string
    readonly expiryYear: number
    readonly expiryMonth: number
  } | null
}
export type LineRow = {
  readonly lineId: LineId
  readonly accountId: AccountId
  readonly kind: Database['lines.line']['kind']
  readonly label: string
  readonly state: Database['lines.line']['state']
  readonly number: string | null
  readonly commitmentEndsOn: string | null
}
export type ItemRow = {
  readonly itemId: ItemId
  readonly accountId: AccountId
  readonly contractId: ContractId
  readonly lineId: LineId
  readonly kind: Database['lines.item']['kind']
  readonly offerCode: string
  readonly agreedOn: string
  readonly startsOn: string
  readonly endsOn: string | null
  readonly promotedFrom: string | null
}
export type BucketRow = {
  readonly id: BucketId
  readonly accountId: AccountId
  readonly lineId: LineId
  readonly itemId: ItemId
  readonly offerCode: string
  readonly allowance: string
  readonly carried: boolean
  readonly service: Database['usage.bucket']['service']
  readonly servedIn: readonly string[]
  readonly goesTo: readonly string[] | null
  readonly priority: number
  readonly opensAt: string
  readonly expiresAt: string
  readonly granted: string | null
  readonly used: string
  readonly roamingGranted: string | null
  readonly roamingUsed: string
  readonly beyond: Database['usage.bucket']['beyond']
}
export type OpenBillRow = {
  readonly id: BillId
  readonly accountId: AccountId
  readonly number: string
  readonly issuedOn: string
  readonly dueOn: string
  readonly open: string
  readonly collected: boolean
  /** Whether we tried to take it from the card and were refused. */
  readonly refused: boolean
}
export type LastBillRow = {
  readonly id: BillId
  readonly accountId: AccountId
  readonly issuedOn: string
  readonly total: string
  readonly previousOn: string | null
  readonly previousTotal: string | null
  readonly causes: readonly { readonly names: Names; readonly difference: string }[]
}
export type HomeRows = {
  readonly publications: readonly { readonly versionId: string; readonly publishedOn: string }[]
  readonly given_name: string | null
  readonly usage_as_of: Temporal.Instant | null
  /** On which day of the month each account's period begins. */
  readonly periods: readonly { readonly accountId: AccountId; readonly billingDay: number }[]
  readonly accounts: readonly AccountRow[]
  readonly lines: readonly LineRow[]
  readonly items: readonly ItemRow[]
  readonly buckets: readonly BucketRow[]
  readonly charged: readonly { readonly lineId: LineId; readonly micros: string }[]
  readonly open_bills: readonly OpenBillRow[]
  readonly last_bills: readonly LastBillRow[]
}

type Asked = {
  readonly loginId: LoginId
  /** Accounts whose lines, usage and bills may be shown, each right apart. */
  readonly lineAccounts: readonly AccountId[]
  readonly usageAccounts: readonly AccountId[]
  readonly billAccounts: readonly AccountId[]
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
}

/** Everything the home page shows, in one statement: one trip, whatever the number of lines. */
export const findHome = async (db: Db, asked: Asked): Promise<HomeRows> => {
  const { rows } = await sql<HomeRows>`
    select ${publications} as publications, ${personOf(asked)} as given_name, ${lastDelivery} as usage_as_of,
      ${periodsOf(asked)} as periods, ${accountsOf(asked)} as accounts, ${linesOf(asked)} as lines, ${itemsOf(asked)} as items,
      ${bucketsOf(asked)} as buckets, ${chargedOf(asked)} as charged,
      ${openBillsOf(asked)} as open_bills, ${lastBillsOf(asked)} as last_bills
  `.execute(db)
  return present(rows[0], 'a statement without a table answers one row')
}

const publications = sql`(
  select coalesce(json_agg(json_build_object(
    'versionId', p.version_id, 'publishedOn', p.published_on) order by p.sequence), '[]')
  from catalog.publication p)`

const personOf = ({ loginId }: Asked) => sql`(
  select p.given_name from customers.role r
  join customers.person p on p.account_id = r.account_id and p.id = r.person_id
  where r.login_id = ${loginId} and r.ended_at is null
  order by r.granted_at limit 1)`

const lastDelivery = sql`(
  select received_at from usage.file where state = 'settled' order by received_at desc limit 1)`

const periodsOf = ({ usageAccounts }: Asked) => sql`(
  select coalesce(json_agg(json_build_object(
    'accountId', a.id, 'billingDay', a.billing_day) order by a.number), '[]')
  from customers.account a where a.id = any(${usageAccounts}::uuid[]))`

// What is contested is in the balance, and is not asked for.
const heldOf = sql`coalesce((
  select sum(least(o.held_cents, o.open_cents)) from payments.open_item o
  where o.account_id = a.id and o.open_cents > 0), 0)`

const accountsOf = ({ billAccounts }: Asked) => sql`(
  select coalesce(json_agg(json_build_object(
    'accountId', a.id, 'billingDay', a.billing_day, 
    'balance', (coalesce(b.balance_cents, 0) - ${heldOf})::text,
    'automaticFrom', s.automatic_from,
    'card', case when m.id is null then null else json_build_object(
      'brand', m.brand, 'last4', m.last4, 'expiryYear', m.expiry_year, 'expiryMonth', m.expiry_month) end
  ) order by a.number), '[]')
  from customers.account a
  left join payments.balance b on b.account_id = a.id and b.ledger = 'receivable'
  left join payments.setting s on s.account_id = a.id
  left join payments.payment_method m on m.account_id = s.account_id and m.id = s.payment_method_id
  where a.id = any(${billAccounts}::uuid[]))`

const linesOf = ({ lineAccounts }: Asked) => sql`(
  select coalesce(json_agg(json_build_object(
    'lineId', l.id, 'accountId', l.account_id, 'kind', l.kind, 'label', l.label, 'state', l.state,
    'number', n.identifier, 'commitmentEndsOn', c.commitment_ends_on
  ) order by l.account_id, l.activated_on, l.id), '[]')
  from lines.line l
  join lines.contract c on c.account_id = l.account_id and c.id = l.contract_id
  left join lines.number n on n.account_id = l.account_id and n.line_id = l.id and n.valid_to is null
  where l.account_id = any(${lineAccounts}::uuid[]) and l.state <> 'ended')`

const itemsOf = ({ lineAccounts, today }: Asked) => sql`(
  select coalesce(json_agg(json_build_object(
    'itemId', i.id, 'accountId', i.account_id, 'contractId', i.contract_id, 'lineId', i.line_id,
    'kind', i.kind, 'offerCode', i.offer_code, 'agreedOn', i.agreed_on, 'startsOn', i.starts_on,
    'endsOn', i.ends_on, 'promotedFrom', i.promoted_from
  ) order by i.line_id, i.starts_on, i.id), '[]')
  from lines.item i
  where i.account_id = any(${lineAccounts}::uuid[]) and i.starts_on <= ${today}
    and (i.ends_on is null or i.ends_on > ${today}))`

// Joined from the lines: the index of buckets then gives those of today alone, not years of them.
const bucketsOf = ({ usageAccounts, now }: Asked) => sql`(
  select coalesce(json_agg(json_build_object(
    'id', b.id, 'accountId', b.account_id, 'lineId', b.line_id, 'itemId', b.item_id,
    'offerCode', b.offer_code, 'allowance', b.allowance, 'carried', b.carried, 'service', b.service,
    'servedIn', b.served_in, 'goesTo', b.goes_to, 'priority', b.priority,
    'opensAt', b.opens_at, 'expiresAt', b.expires_at, 'granted', b.granted::text, 'used', b.used::text,
    'roamingGranted', b.roaming_granted::text, 'roamingUsed', b.roaming_used::text, 'beyond', b.beyond
  )), '[]')
  from lines.line l
  join usage.bucket b on b.account_id = l.account_id and b.line_id = l.id
    and b.expires_at > ${now} and b.opens_at <= ${now}
  where l.account_id = any(${usageAccounts}::uuid[]))`

// Periods are monthly: one begins in the month that ends today.
const chargedOf = ({ usageAccounts, today }: Asked) => sql`(
  select coalesce(json_agg(json_build_object(
    'lineId', s.line_id, 'micros', s.price_micros::text)), '[]')
  from usage.summary s
  where s.account_id = any(${usageAccounts}::uuid[]) and s.price_micros > 0
    and s.period_start > ${today.subtract({ months: 1 })} and s.period_start <= ${today})`

const openBillsOf = ({ billAccounts }: Asked) => sql`(
  select coalesce(json_agg(json_build_object(
    'id', b.id, 'accountId', b.account_id, 'number', b.number, 'issuedOn', b.period_start,
    'dueOn', o.due_on, 'open', (o.open_cents - o.held_cents)::text, 'collected', b.collected,
    'refused', exists (select from payments.payment p
      where p.account_id = b.account_id and p.bill_id = b.id
        and p.kind = 'automatic' and p.state = 'failed')
  ) order by o.due_on, b.period_start), '[]')
  from payments.open_item o
  join billing.bill b on b.account_id = o.account_id and b.id = o.bill_id
  where o.account_id = any(${billAccounts}::uuid[]) and o.open_cents > 0 and o.open_cents > o.held_cents)`

// Why a bill changed was worked out once, and frozen with what its document was made from.
const lastBillsOf = ({ billAccounts }: Asked) => sql`(
  select coalesce(json_agg(json_build_object(
    'id', b.id, 'accountId', b.account_id, 'issuedOn', b.period_start, 'total', b.total_cents::text,
    'previousOn', i.content #>> '{previous,issuedOn}',
    'previousTotal', i.content #>> '{previous,total}',
    'causes', jsonb_path_query_array(i.content, 'lax $.previous.causes[0 to 1]')
  )), '[]')
  from unnest(${billAccounts}::uuid[]) as mine (account_id)
  cross join lateral (
    select id, account_id, period_start, total_cents from billing.bill
    where account_id = mine.account_id and state = 'issued'
    order by period_start desc limit 1) b
  left join billing.bill_input i on i.account_id = b.account_id and i.bill_id = b.id)`
