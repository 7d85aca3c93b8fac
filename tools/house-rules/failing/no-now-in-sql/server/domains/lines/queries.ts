import { sql } from 'kysely'

export const open = sql`select 1 where opened_at < now()` // breaks
/** An example. */
export const late = (id: string) => sql`select ${id} where due_on < current_date` // breaks
