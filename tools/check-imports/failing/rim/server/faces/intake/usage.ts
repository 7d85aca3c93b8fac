import { rateRecord } from '../../domains/usage/rate-record.ts'

export const take = rateRecord
