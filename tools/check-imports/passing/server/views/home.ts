import { sql } from 'kysely'
import { balanceOf } from '../domains/payments/public.ts'

export const home = () => [balanceOf, sql`select id from billing.bill`]
