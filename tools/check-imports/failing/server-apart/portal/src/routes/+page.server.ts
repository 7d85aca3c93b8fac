import { findBills } from '../../../server/domains/billing/public.ts'

export const load = () => findBills()
