import { sql } from 'kysely'
import type { Clock } from '../../kernel/clock.ts'

export const decideClose = (clock: Clock) => clock

export const close = async () => decideClose

export const all = sql
