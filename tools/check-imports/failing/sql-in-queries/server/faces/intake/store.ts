import { sql } from 'kysely'

export const store = (hash: string) => sql`insert into usage.file (hash) values (${hash})`
