import { type Cents, cents } from '../../../contract/money.ts'
import { dataSpendLimitOn } from '../../law/roaming.ts'
import { type CatalogueBook, vatRateOfClass } from '../catalog/public.ts'

/** The law's ceiling on what data abroad may cost in a month, in the prices of a line. */
export type LegalCeiling = {
  readonly limit: Cents
  /** The parts of it, in percents, at which the customer is told. */
  readonly notices: readonly bigint[]
  readonly citation: string
}

const basisPoints = 10_000n

/** Whether the prices of a tariff plan have taxes in them. */
export const taxesOf = ({ current }: CatalogueBook, tariffPlan: string): 'included' | 'excluded' =>
  current.tariffs.plans.get(tariffPlan)?.taxes ?? 'included'

/**
 * The law says it without taxes. Where prices have them in, the tax of the day is put on top: what is compared is then
 * the same as both sides without it. Down to a whole cent, never more than the law's. Null when it has none that day.
 */
export const legalRoamingCeiling = (
  book: CatalogueBook,
  tariffPlan: string,
  on: Temporal.PlainDate,
): LegalCeiling | null => {
  const law = dataSpendLimitOn(on)
  if (law === null) return null
  const { limitHtCents, noticePercents } = law.value
  const plan = book.current.tariffs.plans.get(tariffPlan)
  const tax =
    plan === undefined || plan.taxes === 'excluded'
      ? 0n
      : BigInt(vatRateOfClass(book.current, plan.vatClass, on))
  return {
    limit: cents((limitHtCents * (basisPoints + tax)) / basisPoints),
    notices: noticePercents.map(BigInt),
    citation: law.citation,
  }
}
