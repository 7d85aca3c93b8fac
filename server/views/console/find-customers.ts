import { sql } from 'kysely'
import type { AccountId } from '../../../contract/ids.ts'
import type { FoundCustomer } from '../../../contract/routes/console.ts'
import { readIdentifier } from '../../domains/identity/public.ts'
import type { Db } from '../../kernel/db.ts'
import { maskedContacts } from './masked.ts'

const most = 20

type Found = {
  readonly id: AccountId
  readonly number: string
  readonly kind: 'consumer' | 'company'
  readonly legal_name: string
  readonly city: string
  readonly mobile: string | null
  readonly email: string | null
}

/** Customers whom a text may name, by numéro client; at most twenty, and whether there are more. */
export const findCustomers = async (
  db: Db,
  query: string,
): Promise<{ readonly customers: FoundCustomer[]; readonly more: boolean }> => {
  const ways = waysTo(query)
  if (ways.length === 0) return { customers: [], more: false }
  const { rows } = await sql<Found>`
    select account.id, account.number, account.kind, account.legal_name, address.city, person.mobile, person.email
    from customers.account account
    join customers.person person on person.account_id = account.id and person.holder
    join customers.address address on address.account_id = account.id and address.use = 'billing'
    where account.id in (${sql.join(ways, sql` union `)})
    order by account.number
    limit ${most + 1}
  `.execute(db)
  return { customers: rows.slice(0, most).map(toFound), more: rows.length > most }
}

const toFound = (row: Found): FoundCustomer => ({
  accountId: row.id,
  numeroClient: row.number,
  kind: row.kind,
  name: row.legal_name,
  city: row.city,
  ...maskedContacts(row),
})

/** Each thing that the text may be, as a query of accounts. */
const waysTo = (query: string) => [...byName(query), ...readIdentifier(query).flatMap(byIdentifier)]

const byIdentifier = ({ kind, value }: ReturnType<typeof readIdentifier>[number]) => {
  switch (kind) {
    case 'numero-client':
      return [sql`select id from customers.account where number = ${value}`]
    case 'email':
      return [sql`select account_id from customers.person where lower(email) = ${value}`]
    case 'mobile':
      return [
        sql`select account_id from customers.person where mobile = ${value}`,
        sql`select account_id from lines.number where identifier = ${value} and valid_to is null`,
      ]
    case 'contract':
      return [
        sql`select account_id from lines.contract where translate(upper(number), '- ', '') = ${value}`,
      ]
    case 'brand-id':
      return []
  }
}

const mostWords = 5

/**
 * People one of whose words begins the family name (an index finds it) while every word begins a part of their
 * name, in any order; and companies whose name begins with the text.
 */
const byName = (query: string) => {
  const words = (query.normalize('NFC').match(/[\p{L}\p{N}'’-]+/gu) ?? []).slice(0, mostWords)
  if (words.length === 0) return []
  const folded = (word: string) => sql`customers.folded(${word})`
  const everyWord = words.map(
    word =>
      sql`and ' ' || customers.folded(given_name || ' ' || family_name) like '% ' || ${folded(word)} || '%'`,
  )
  return [
    ...words.map(
      word => sql`
        select account_id from customers.person
        where customers.folded(family_name) like ${folded(word)} || '%' ${sql.join(everyWord, sql` `)}
      `,
    ),
    sql`
      select id from customers.account
      where customers.folded(legal_name) like ${folded(words.join(' '))} || '%'
    `,
  ]
}
