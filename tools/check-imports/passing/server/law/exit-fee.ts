import type { Money } from '../../contract/money.ts'

export type Fee = { most: Money }
