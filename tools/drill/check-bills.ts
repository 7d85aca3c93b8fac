import { sql } from 'kysely'
import { byQuery, type Check, rowsOf } from './check.ts'

export const billChecks: readonly Check[] = [
  byQuery(
    'every account has one bill for each of its billing days',
    ({ promises }) => sql`
      with early as (
        select a.id from json_to_recordset(${rowsOf(promises.sales)}) as s ("externalId" text, early bool)
        join customers.account a on a.external_id = s."externalId" where s.early
      ), first as (
        select account_id, min(period_start) as on_day from billing.bill group by account_id
      ), wanted as (
        select a.id as account_id, r.run_on from customers.account a
        join billing.run r on r.finished_at is not null
          and extract(day from r.run_on) = a.billing_day and r.run_on > a.opened_on
        left join first f on f.account_id = a.id
        where a.id in (select id from early) or r.run_on >= f.on_day
      )
      select format('account %s: %s bills of %s', w.account_id, count(b.id), w.run_on) as what
      from wanted w left join billing.bill b on b.account_id = w.account_id and b.period_start = w.run_on
      group by w.account_id, w.run_on having count(b.id) <> 1
      union all
      select format('bill %s of %s: no run made it', b.id, b.period_start) from billing.bill b
      where not exists (select from billing.run r where r.run_on = b.period_start and r.finished_at is not null)`,
  ),
  byQuery(
    'the numbers of bills have no hole and no double',
    () => sql`
      with numbered as (
        select substring(number from '([0-9]{4}-[0-9]{2})-[0-9]+$') as month,
          substring(number from '([0-9]+)$')::int as rank
        from billing.bill where state = 'issued'
      )
      select format('%s: %s bills, %s different numbers, from %s to %s, the series stands at %s', s.month,
        count(n.rank), count(distinct n.rank), min(n.rank), max(n.rank), s.last_number) as what
      from billing.series s left join numbered n on n.month = s.month
      group by s.month, s.last_number
      having count(n.rank) <> s.last_number or count(distinct n.rank) <> s.last_number
        or min(n.rank) <> 1 or max(n.rank) <> s.last_number
      union all
      select format('bill %s has a number of no series: %s', id, number) from billing.bill b
      where state = 'issued'
        and not exists (select from billing.series s where b.number like '%' || s.month || '-%')`,
  ),
  byQuery(
    'no bill is left without its number',
    () => sql`
      select format('bill %s is %s', id, state) as what from billing.bill where state <> 'issued'`,
  ),
  byQuery(
    'each bill is the sum of its lines and of its VAT',
    () => sql`
      select format('bill %s: %s, lines %s, by rate %s', b.id, b.total_cents, l.gross, v.gross) as what
      from billing.bill b
      left join (select account_id, bill_id, sum(gross_cents)::int8 as gross from billing.bill_line
                 group by account_id, bill_id) l on l.account_id = b.account_id and l.bill_id = b.id
      left join (select account_id, bill_id, sum(gross_cents)::int8 as gross from billing.bill_vat
                 group by account_id, bill_id) v on v.account_id = b.account_id and v.bill_id = b.id
      where b.total_cents - b.rounding_cents is distinct from l.gross
        or b.total_cents - b.rounding_cents is distinct from v.gross`,
  ),
  byQuery(
    'each bill stands in the ledger once, for its total',
    () => sql`
      with posted as (
        select j.key, j.source_ref, e.amount_cents from payments.journal j
        join payments.entry e on e.account_id = j.account_id and e.journal_id = j.id and e.ledger = 'receivable'
        where j.kind = 'bill'
      )
      select format('bill %s: %s, posted %s times, %s', b.number, b.total_cents, count(p.key), sum(p.amount_cents)) as what
      from billing.bill b left join posted p on p.key = 'bill ' || b.id and p.source_ref = b.number
      where b.total_cents <> 0
      group by b.number, b.total_cents
      having count(p.key) <> 1 or sum(p.amount_cents) is distinct from b.total_cents::numeric
      union all
      select format('%s is posted for no bill', p.key) from posted p
      where not exists (select from billing.bill b where p.key = 'bill ' || b.id)
      union all
      select format('bill %s: open item of %s', b.number, i.total_cents) from billing.bill b
      left join payments.open_item i on i.account_id = b.account_id and i.bill_id = b.id
      where b.total_cents > 0 and i.total_cents is distinct from b.total_cents`,
  ),
  byQuery(
    'each communication of a billed month is counted on its bill once',
    () => sql`
      with counted as (
        select account_id, period_start, sum(records)::int8 as records from usage.summary group by account_id, period_start
      ), billed as (
        select b.account_id, (b.period_start - interval '1 month')::date as period_start, b.number,
          coalesce(sum((l.usage ->> 'count')::int8), 0)::int8 as records
        from billing.bill b left join billing.bill_line l on l.account_id = b.account_id and l.bill_id = b.id
        group by b.account_id, b.period_start, b.number
      )
      select format('bill %s: %s communications, rated %s', b.number, b.records, coalesce(c.records, 0)) as what
      from billed b left join counted c using (account_id, period_start)
      where b.records <> coalesce(c.records, 0)
      union all
      select format('account %s: %s communications of %s are on no bill', account_id, c.records, period_start)
      from counted c join usage.meter m using (account_id)
      where c.period_start < m.closed_until
        and not exists (select from billed b where b.account_id = c.account_id and b.period_start = c.period_start)`,
  ),
]
