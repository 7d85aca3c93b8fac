import { inBaseUnits } from '../../../brands/check-allowances.ts'
import type {
  AllowanceRow,
  CatalogueFile,
  Price as PriceRow,
} from '../../../brands/offer-schema.ts'
import type { PackContent } from '../../../brands/pack-content.ts'
import { millionthsPerWhole } from '../../../brands/pack-names.ts'
import { cents } from '../../../contract/money.ts'
import type { Catalogue, VatClass } from './catalogue.ts'
import type { Allowance, Fee, Offer, Price, Promotion } from './offer.ts'
import { toTariffs } from './to-tariffs.ts'

type Section<Name extends keyof CatalogueFile> = NonNullable<CatalogueFile[Name]>
type AnyRow = Section<'mobilePlans' | 'homePlans' | 'options' | 'passes' | 'equipment'>[number]
type PlanRow = Section<'mobilePlans' | 'homePlans'>[number]

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)

/** The catalogue that a checked pack describes, as the domains read it. Pure: the same content, the same catalogue. */
export const toCatalogue = (versionId: string, { catalogue, tariffs }: PackContent): Catalogue => ({
  versionId,
  offers: new Map(toOffers(catalogue).map(offer => [offer.code, offer])),
  fees: new Map((catalogue.fees ?? []).map(row => [row.id, toFee(row)])),
  promotions: (catalogue.promotions ?? []).map(toPromotion),
  vatClasses: new Map((catalogue.vatClasses ?? []).map(row => [row.id, toVatClass(row)])),
  tariffs: toTariffs(tariffs),
})

const toOffers = (file: CatalogueFile): Offer[] => [
  ...(file.mobilePlans ?? []).map(row => ({
    ...toPlan(row),
    kind: 'mobile-plan' as const,
    generation: row.generation,
    blocked: row.blocked,
  })),
  ...(file.homePlans ?? []).map(row => ({
    ...toPlan(row),
    kind: 'home-plan' as const,
    lines: row.lines,
    downloadMegabits: row.downloadMegabits,
    uploadMegabits: row.uploadMegabits,
    equipment: row.equipment,
  })),
  ...(file.options ?? []).map(row => ({
    ...toSold(row),
    kind: 'option' as const,
    for: row.for,
    excludes: row.excludes ?? [],
    thirdParty: row.thirdParty ?? false,
  })),
  ...(file.passes ?? []).map(row => ({
    ...toSold(row),
    kind: 'pass' as const,
    for: row.for,
    validDays: row.validDays ?? null,
  })),
  ...(file.equipment ?? []).map(row => ({
    ...toSold(row),
    kind: 'equipment' as const,
    type: row.type,
    ownership: row.ownership,
    nonReturnFee: row.nonReturnFee ?? null,
  })),
]

const toPlan = (row: PlanRow) => ({
  ...toSold(row),
  tariffPlan: row.tariffPlan,
  commitment: row.commitment ?? null,
  activationFee: row.activationFee ?? null,
  terminationFee: row.terminationFee ?? null,
})

const toSold = (row: AnyRow) => ({
  code: row.id,
  names: row.names,
  summary: row.summary ?? null,
  soldFrom: day(row.soldFrom),
  soldUntil: row.soldUntil === undefined ? null : day(row.soldUntil),
  prices: row.prices.map(toPrice),
  vatShares: toVatShares(row),
  allowances: 'allowances' in row ? (row.allowances ?? []).map(toAllowance) : [],
})

const toPrice = (row: PriceRow): Price => ({
  from: day(row.from),
  amount: cents(BigInt(row.ttcCents)),
  appliesTo: row.appliesTo ?? 'new',
  notifiedOn: row.notifiedOn === undefined ? null : day(row.notifiedOn),
  citation: row.citation,
})

const toVatShares = ({ vatClass, vatShares, soldFrom }: AnyRow) =>
  vatClass === undefined
    ? (vatShares ?? []).map(({ from, shares }) => ({
        from: day(from),
        shares: Object.entries(shares)
          .map(([code, share]) => ({ vatClass: code, weight: BigInt(share) }))
          .sort((a, b) => (a.vatClass < b.vatClass ? -1 : 1)),
      }))
    : [{ from: day(soldFrom), shares: [{ vatClass, weight: BigInt(millionthsPerWhole) }] }]

const toAllowance = (row: AllowanceRow): Allowance => ({
  code: row.id,
  service: row.service,
  quantity:
    row.quantity === undefined || row.unit === undefined
      ? null
      : BigInt(inBaseUnits({ quantity: row.quantity, unit: row.unit })),
  usedIn: row.in,
  destinations: row.to ?? null,
  roamingParts: (row.roamingPart ?? []).map(part => ({
    from: day(part.from),
    quantity: BigInt(inBaseUnits(part)),
  })),
  priority: row.priority,
  beyond: row.beyond,
  rolloverPeriods: row.rolloverPeriods ?? 0,
})

const toFee = (row: Section<'fees'>[number]): Fee => ({
  code: row.id,
  names: row.names,
  reason: row.reason,
  vatClass: row.vatClass,
  prices: row.prices.map(toPrice),
})

const toPromotion = (row: Section<'promotions'>[number]): Promotion => ({
  code: row.id,
  names: row.names,
  offers: row.offers,
  from: day(row.from),
  until: day(row.until),
  monthlyDiscount: cents(BigInt(row.monthlyTtcCents)),
  forMonths: row.forMonths,
  lostOnPlanChange: row.lostOnPlanChange,
  citation: row.citation,
})

const toVatClass = (row: Section<'vatClasses'>[number]): VatClass => ({
  code: row.id,
  names: row.names,
  rates: row.rates.map(({ from, legalRate }) => ({ from: day(from), legalRate })),
})
