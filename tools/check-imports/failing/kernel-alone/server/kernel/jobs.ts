import type { Bill } from '../domains/billing/public.ts'

export type Job = { bill: Bill }
