import type { Currency } from './currency.ts'

export type Money = { amount: string; currency: Currency }
