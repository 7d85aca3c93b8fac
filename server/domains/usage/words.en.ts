import type { LiftWords } from './words.ts'

export const english: LiftWords = {
  'out-of-bundle': line =>
    `I agree to have no more ceiling out of bundle in France on the line ${line}: all that goes beyond will be billed, without limit.`,
  'roaming-data': line =>
    `I agree to have no more ceiling on data abroad on the line ${line}: all that goes beyond will be billed, without limit.`,
  roaming: line =>
    `I agree to have no more ceiling abroad on the line ${line}: all that goes beyond will be billed, without limit.`,
  premium: line =>
    `I agree to have no more ceiling on premium numbers on the line ${line}: all these numbers will be billed, without limit.`,
  total: line =>
    `I agree to have no more total ceiling on the line ${line}: all that goes beyond the plan will be billed, without limit.`,
}
