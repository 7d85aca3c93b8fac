import type { Money } from '../../contract/money.ts'

export type Intent = { asked: Money }
