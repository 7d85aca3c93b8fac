import { sql } from 'kysely'
import { ledgerImbalance } from '../../server/domains/payments/public.ts'
import { byQuery, type Check, rowsOf } from './check.ts'

export const moneyChecks: readonly Check[] = [
  byQuery(
    'every payment that was promised exists once, as it was answered',
    ({ promises }) => sql`
      with told as (
        select * from json_to_recordset(${rowsOf(promises.payments)})
          as t (id uuid, "accountId" uuid, cents int8, saw text)
      )
      select format('payment %s: told %s of %s, found %s of %s', t.id, t.saw, t.cents, p.state, p.amount_cents) as what
      from told t left join payments.payment p on p.id = t.id and p.account_id = t."accountId"
      where p.id is null or p.amount_cents <> t.cents
        or (t.saw = 'paid') <> (p.state = 'succeeded')
      union all
      select format('payment %s: told twice', id) from told group by id having count(*) > 1
      union all
      select format('payment %s: nobody was told of it', p.id) from payments.payment p
      where not exists (select from told t where t.id = p.id)`,
  ),
  byQuery(
    'what the processor charged is what was received, each once',
    ({ charges }) => sql`
      with charged as (
        select * from json_to_recordset(${rowsOf(charges)}) as c (intent text, cents int8)
      ), received as (
        select j.key, sum(e.amount_cents)::int8 as cents
        from payments.journal j join payments.entry e on e.account_id = j.account_id and e.journal_id = j.id
        where j.kind = 'payment' and e.ledger = 'cash:psp' group by j.account_id, j.id, j.key
      )
      select format('charge %s of %s: received %s in %s journals', c.intent, c.cents, sum(r.cents), count(r.key)) as what
      from charged c left join received r on r.key = 'payment ' || c.intent
      group by c.intent, c.cents having count(r.key) <> 1 or sum(r.cents) is distinct from c.cents::numeric
      union all
      select format('%s: received %s that nobody was charged', r.key, r.cents) from received r
      where not exists (select from charged c where r.key = 'payment ' || c.intent)
      union all
      select format('payment %s: %s', p.id, case when p.state = 'succeeded' then 'no charge' else 'charged' end)
      from payments.payment p
      where (p.state = 'succeeded') <> exists (select from charged c where c.intent = p.psp_intent)`,
  ),
  byQuery(
    'no payment is left undecided',
    () => sql`
      select format('payment %s is %s', id, state) as what from payments.payment
      where state in ('created', 'awaiting-customer') or look_at is not null`,
  ),
  byQuery(
    'the entries of each journal sum to zero',
    () => sql`
      select format('journal %s: %s', journal_id, sum(amount_cents)) as what from payments.entry
      group by account_id, journal_id having sum(amount_cents) <> 0
      union all
      select format('journal %s has no entry', j.id) from payments.journal j
      where not exists (select from payments.entry e where e.account_id = j.account_id and e.journal_id = j.id)`,
  ),
  byQuery(
    'what each account owes is the sum of its entries',
    () => sql`
      with sums as (
        select account_id, ledger, sum(amount_cents)::int8 as cents, count(distinct journal_id) as journals
        from payments.entry where ledger = 'receivable' group by account_id, ledger
      )
      select format('%s %s: balance %s of %s journals, entries %s of %s', account_id, ledger,
        b.balance_cents, b.journals, s.cents, s.journals) as what
      from payments.balance b full join sums s using (account_id, ledger)
      where b.balance_cents is distinct from s.cents or b.journals is distinct from s.journals`,
  ),
  byQuery(
    'what is open of each bill is its total less what was paid of it',
    () => sql`
      select format('bill %s: open %s of %s', i.bill_id, i.open_cents, i.total_cents) as what
      from payments.open_item i left join (
        select account_id, bill_id, sum(amount_cents)::int8 as paid from payments.allocation group by account_id, bill_id
      ) a using (account_id, bill_id)
      where i.open_cents <> i.total_cents - coalesce(a.paid, 0)`,
  ),
  {
    says: 'the product’s own measure of the ledger finds nothing',
    against: async db => {
      const imbalance = await ledgerImbalance(db)
      return imbalance === 0n ? [] : [`the ledger is out by ${imbalance} cents`]
    },
  },
]
