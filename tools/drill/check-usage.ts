import { sql } from 'kysely'
import { byQuery, type Check, rowsOf, type Truth } from './check.ts'
import type { Fate } from './promises.ts'

/** Each record that was delivered, once, with what must become of it; wrong lines are counted by file. */
const deliveredOf = ({ promises }: Truth) => {
  const fates = new Map<string, Fate>()
  for (const { lines } of promises.files) for (const { id, fate } of lines) fates.set(id, fate)
  return [...fates].filter(([, fate]) => fate !== 'wrong').map(([id, fate]) => ({ id, fate }))
}

/** Each file by its digest; the same bytes delivered twice are one. */
const filesOf = ({ promises }: Truth) => [
  ...new Map(
    promises.files.map(({ sha256, lines }) => [
      sha256,
      { sha256, lines: lines.length, wrong: lines.filter(({ fate }) => fate === 'wrong').length },
    ]),
  ).values(),
]

export const usageChecks: readonly Check[] = [
  byQuery(
    'every record that was delivered is rated once, or waits with its reason',
    truth => sql`
      with told as (
        select * from json_to_recordset(${rowsOf(deliveredOf(truth))}) as t (id text, fate text)
      ), kept as (
        select record_id as id, 'rated' as fate from usage.rated_record
        union all
        select record_id, reason from usage.suspense
      )
      select format('record %s: to be %s, %s', id, t.fate, coalesce(k.fates, 'lost')) as what
      from told t left join (
        select id, count(*) as times, string_agg(fate, ' and ') as fates from kept group by id
      ) k using (id)
      where k.times is distinct from 1 or k.fates <> t.fate
      union all
      select format('record %s is kept and nobody delivered it', k.id) from kept k
      where not exists (select from told t where t.id = k.id)`,
  ),
  byQuery(
    'every file that was acknowledged is settled once, each wrong line set aside',
    truth => sql`
      with told as (
        select * from json_to_recordset(${rowsOf(filesOf(truth))}) as t (sha256 text, lines int4, wrong int4)
      )
      select format('file %s: %s of %s lines, %s of %s set aside', t.sha256, f.state, f.records, f.rejected, r.kept) as what
      from told t left join usage.file f on f.hash = decode(t.sha256, 'hex')
      left join lateral (
        select count(*)::int4 as kept from usage.reject r where r.file_id = f.id and r.reason = 'quantity'
      ) r on true
      where f.state is distinct from 'settled' or f.records <> t.lines or f.rejected <> t.wrong or r.kept <> t.wrong
      union all
      select format('file %s: counts %s rated, holds %s', f.name, f.rated, count(r.id)) from usage.file f
      left join usage.rated_record r on r.file_id = f.id
      group by f.id, f.name, f.rated having f.rated <> count(r.id)
      union all
      select format('file %s was acknowledged to nobody', f.name) from usage.file f
      where not exists (select from told t where f.hash = decode(t.sha256, 'hex'))`,
  ),
  byQuery(
    'each rated record has its key, each key its record',
    () => sql`
      select format('key %s of account %s: %s records', record_id, account_id, r.times) as what
      from usage.record_key k full join (
        select account_id, record_id, count(*) as times from usage.rated_record group by account_id, record_id
      ) r using (account_id, record_id)
      where r.times is distinct from 1 or k.month is null`,
  ),
  byQuery(
    'each bucket has given what the records took from it',
    () => sql`
      with taken as (
        select account_id, bucket_id, sum(draw.quantity)::int8 as quantity
        from usage.rated_record, unnest(bucket_ids, bucket_quantities) as draw (bucket_id, quantity)
        group by account_id, bucket_id
      )
      select format('bucket %s: used %s, taken %s', coalesce(b.id, t.bucket_id), b.used, t.quantity) as what
      from usage.bucket b full join taken t on t.account_id = b.account_id and t.bucket_id = b.id
      where b.id is null or b.used <> coalesce(t.quantity, 0)`,
  ),
  byQuery(
    'the sums of each period are those of its records',
    () => sql`
      with sums as (
        select account_id, period_start, line_id, service, direction, served_in, coalesce(goes_to, '') as goes_to,
          rate_id, outcome, count(*) as records, sum(quantity)::int8 as quantity, sum(included)::int8 as included,
          sum(charged)::int8 as charged, sum(price_micros)::int8 as price_micros
        from usage.rated_record group by 1, 2, 3, 4, 5, 6, 7, 8, 9
      )
      select format('account %s, %s, %s %s: %s records at %s, rated %s at %s', account_id, period_start, service, outcome,
        y.records, y.price_micros, s.records, s.price_micros) as what
      from usage.summary y
      full join sums s using (account_id, period_start, line_id, service, direction, served_in, goes_to, rate_id, outcome)
      where (y.records, y.quantity, y.included, y.charged, y.price_micros)
        is distinct from (s.records, s.quantity, s.included, s.charged, s.price_micros)`,
  ),
]
