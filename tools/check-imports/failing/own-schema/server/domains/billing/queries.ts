import { sql } from 'kysely'

export const linesOf = (account: string) =>
  sql`select l.id from billing.bill b join lines.line l on l.account_id = ${account}`
