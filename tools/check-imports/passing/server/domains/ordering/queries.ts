import { sql } from 'kysely'

export const insertPass = (at: unknown) => sql`insert into ordering.pass (bought_at) values (${at})`
