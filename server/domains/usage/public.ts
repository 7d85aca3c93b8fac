export { bucketKey, type NewBucket } from './allowance.ts'
export { bucketsInPeriod } from './batch.ts'
export { remaining } from './bucket.ts'
export { closePeriod as markBilled } from './close-period.ts'
export { type Forecast, forecast } from './forecast.ts'
export {
  bucketsOf,
  chargedIn,
  lastDelivery,
  type ReadAt,
  type RecordQuery,
  recordsOf,
  summariesOf,
  type UsageSummary,
  type UsedMonth,
  usageByMonth,
} from './read-usage.ts'
export { type DeliveredFile, type ReceivedFile, receiveFile } from './receive-file.ts'
export type { UsageDeps } from './settle-file.ts'
export { type RatedSummary, usageToBill } from './usage-to-bill.ts'
