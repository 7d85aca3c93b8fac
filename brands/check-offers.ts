import { checkAllowances } from './check-allowances.ts'
import { backwardDates, idsOf, repeatedIds, uncoveredStart, unknownIds } from './check-dated.ts'
import type { PackProblem } from './pack-file.ts'
import { millionthsPerWhole } from './pack-names.ts'
import type { Located, PackSections } from './pack-sections.ts'

type Row<Name extends keyof PackSections> = PackSections[Name][number]
type AnyOffer = Row<'mobilePlans' | 'homePlans' | 'options' | 'passes' | 'equipment'>
type AnyPlan = Row<'mobilePlans' | 'homePlans'>
type Prices = Row<'fees'>['row']['prices']

/** Checks what the shape of a file cannot say of its offers, fees, promotions and VAT classes. */
export const checkOffers = (pack: PackSections): PackProblem[] => {
  const plans = [...pack.mobilePlans, ...pack.homePlans]
  const offers = [...plans, ...pack.options, ...pack.passes, ...pack.equipment]
  return [
    ...repeatedIds(offers, 'offer'),
    ...repeatedIds(pack.fees, 'fee'),
    ...repeatedIds(pack.promotions, 'promotion'),
    ...repeatedIds(pack.vatClasses, 'VAT class'),
    ...pack.vatClasses.flatMap(vat => backwardDates(vat, 'rates', vat.row.rates)),
    ...offers.flatMap(offer => checkSale(pack, offer)),
    ...plans.flatMap(plan => checkPlan(pack, plan)),
    ...pack.homePlans.flatMap(plan => checkHomePlan(pack, plan)),
    ...[...pack.options, ...pack.passes].flatMap(addition => checkAddition(pack, addition)),
    ...pack.equipment.flatMap(equipment => checkEquipment(pack, equipment)),
    ...pack.fees.flatMap(fee => checkFee(pack, fee)),
    ...pack.promotions.flatMap(promotion => checkPromotion(offers, promotion)),
    ...[...plans, ...pack.options, ...pack.passes].flatMap(offer => checkAllowances(pack, offer)),
  ]
}

const checkSale = (pack: PackSections, offer: AnyOffer): PackProblem[] => {
  const { soldFrom, soldUntil, prices } = offer.row
  const ended = soldUntil !== undefined && soldUntil <= soldFrom
  return [
    ...(ended ? [offer.problem(['soldUntil'], `${soldUntil} is not after ${soldFrom}`)] : []),
    ...uncoveredStart(offer, 'prices', { rows: prices, day: soldFrom, what: 'price' }),
    ...checkPrices(offer, prices),
    ...checkVat(pack, offer),
  ]
}

const checkPrices = (owner: Located<unknown>, prices: Prices): PackProblem[] => {
  const notices = prices.flatMap(({ appliesTo, from, notifiedOn }, at) => {
    if (appliesTo !== 'everyone') return []
    if (notifiedOn !== undefined && notifiedOn < from) return []
    const says = 'a price that applies to everyone needs `notifiedOn`, a day before it begins'
    return [owner.problem(['prices', at, 'notifiedOn'], says)]
  })
  return [...backwardDates(owner, 'prices', prices), ...notices]
}

const checkVat = (pack: PackSections, offer: AnyOffer): PackProblem[] => {
  const { vatClass, vatShares, soldFrom } = offer.row
  if ((vatClass === undefined) === (vatShares === undefined)) {
    return [offer.problem([], 'needs either `vatClass` or `vatShares`, and not both')]
  }
  if (vatClass !== undefined) return checkVatClass(pack, offer, { path: ['vatClass'], vatClass })
  const rows = vatShares ?? []
  return [
    ...backwardDates(offer, 'vatShares', rows),
    ...uncoveredStart(offer, 'vatShares', { rows, day: soldFrom, what: 'VAT share' }),
    ...rows.flatMap(({ shares }, at) => {
      const path = ['vatShares', at, 'shares']
      const sum = Object.values(shares).reduce((total, share) => total + share, 0)
      const says = `the shares sum to ${sum} millionths; they must sum to ${millionthsPerWhole}`
      const wrongSum = sum === millionthsPerWhole ? [] : [offer.problem(path, says)]
      const classes = Object.keys(shares).flatMap(vatClass =>
        checkVatClass(pack, offer, { path: [...path, vatClass], vatClass }),
      )
      return [...wrongSum, ...classes]
    }),
  ]
}

const checkVatClass = (
  pack: PackSections,
  offer: AnyOffer,
  { path, vatClass }: { path: (string | number)[]; vatClass: string },
): PackProblem[] => {
  const found = pack.vatClasses.find(({ row }) => row.id === vatClass)
  if (found === undefined) return [offer.problem(path, `there is no VAT class \`${vatClass}\``)]
  const first = found.row.rates[0]
  if (first === undefined || first.from <= offer.row.soldFrom) return []
  const says = `the VAT class \`${vatClass}\` has no rate before ${first.from}, and the offer begins on ${offer.row.soldFrom}`
  return [offer.problem(path, says)]
}

const checkPlan = (pack: PackSections, plan: AnyPlan): PackProblem[] => {
  const { tariffPlan, activationFee, terminationFee } = plan.row
  const fees = idsOf(pack.fees)
  const known = idsOf(pack.tariffPlans)
  return [
    ...(known.has(tariffPlan)
      ? []
      : [plan.problem(['tariffPlan'], `there is no tariff plan \`${tariffPlan}\``)]),
    ...unknownFee(plan, 'activationFee', activationFee, fees),
    ...unknownFee(plan, 'terminationFee', terminationFee, fees),
  ]
}

const unknownFee = (
  owner: Located<unknown>,
  key: string,
  fee: string | undefined,
  fees: ReadonlySet<string>,
): PackProblem[] => {
  if (fee === undefined || fees.has(fee)) return []
  return [owner.problem([key], `there is no fee \`${fee}\``)]
}

const checkHomePlan = (pack: PackSections, plan: Row<'homePlans'>): PackProblem[] => {
  const known = idsOf(pack.equipment)
  return unknownIds(plan, ['equipment'], { ids: plan.row.equipment, known, what: 'equipment' })
}

const checkAddition = (pack: PackSections, addition: Row<'options' | 'passes'>): PackProblem[] => {
  const plans = idsOf([...pack.mobilePlans, ...pack.homePlans])
  const excluded = 'excludes' in addition.row ? addition.row.excludes : undefined
  return [
    ...unknownIds(addition, ['for'], { ids: addition.row.for, known: plans, what: 'plan' }),
    ...unknownIds(addition, ['excludes'], {
      ids: excluded,
      known: idsOf(pack.options),
      what: 'option',
    }),
  ]
}

const checkEquipment = (pack: PackSections, equipment: Row<'equipment'>): PackProblem[] => {
  const { ownership, nonReturnFee } = equipment.row
  const isLentForFree = ownership === 'lent' && nonReturnFee === undefined
  return [
    ...unknownFee(equipment, 'nonReturnFee', nonReturnFee, idsOf(pack.fees)),
    ...(isLentForFree
      ? [equipment.problem([], 'is lent, so it needs `nonReturnFee`: what is asked if it is kept')]
      : []),
  ]
}

const checkFee = (pack: PackSections, fee: Row<'fees'>): PackProblem[] => {
  const { vatClass, prices } = fee.row
  const isKnown = idsOf(pack.vatClasses).has(vatClass)
  return [
    ...(isKnown ? [] : [fee.problem(['vatClass'], `there is no VAT class \`${vatClass}\``)]),
    ...checkPrices(fee, prices),
  ]
}

const checkPromotion = (
  offers: readonly AnyOffer[],
  promotion: Row<'promotions'>,
): PackProblem[] => {
  const { row, problem } = promotion
  const ended = row.until <= row.from
  const larger = offers.filter(
    ({ row: offer }) =>
      row.offers.includes(offer.id) &&
      offer.prices.some(price => price.ttcCents < row.monthlyTtcCents),
  )
  return [
    ...unknownIds(promotion, ['offers'], { ids: row.offers, known: idsOf(offers), what: 'offer' }),
    ...(ended ? [problem(['until'], `${row.until} is not after ${row.from}`)] : []),
    ...larger.map(({ row: offer }) =>
      problem(['monthlyTtcCents'], `takes off more than the price of \`${offer.id}\``),
    ),
  ]
}
