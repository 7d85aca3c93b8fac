import { addCharge } from '../billing/public.ts'

export async function rateRecord(record: { cents: bigint }) {
  await addCharge(record.cents)
}
