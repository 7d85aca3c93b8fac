import type { Dated } from '../dated.ts'

/**
 * How long each level has to answer a complaint, after how long without an answer the mediator may be asked at once,
 * and until when.
 */
export const complaintTimes: readonly Dated<{
  readonly answerMonths: number
  readonly consumerServiceMonths: number
  readonly mediatorAfterMonths: number
  readonly mediatorWithinMonths: number
}>[] = [
  {
    from: '2016-01-01',
    value: {
      answerMonths: 1,
      consumerServiceMonths: 1,
      mediatorAfterMonths: 2,
      mediatorWithinMonths: 12,
    },
    citation:
      'C. conso L612-1 and L612-2, charter of the mediation of electronic communications: one month, one month, then the mediator; read in copies of service-public, its first day is not read',
    unverified: true,
  },
]
