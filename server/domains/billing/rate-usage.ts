import type { LineId } from '../../../contract/ids.ts'
import { type Language, languages, type Names } from '../../../contract/languages.ts'
import { type MicroEuros, microEuros } from '../../../contract/money.ts'
import type { Section } from '../../../contract/routes/billing.ts'
import { present } from '../../kernel/errors.ts'
import { divRound } from '../../kernel/money.ts'
import { type CatalogueBook, type Rate, vatRateOfClass } from '../catalog/public.ts'
import type { RatedUsage } from './charge.ts'
import { billWords } from './document/bill-words.ts'
import type { BillWords } from './document/words.fr.ts'

/** What a period of a line sums to, as `usage` keeps it: one row by service, zones, rate and outcome. */
export type UsageSummary = {
  readonly lineId: LineId
  readonly service: 'voice' | 'sms' | 'mms' | 'data'
  readonly direction: 'out' | 'in'
  /** `home`, or the roaming zone. */
  readonly servedIn: string
  /** The destination's zone; null where it means nothing. */
  readonly goesTo: string | null
  readonly rateId: string
  readonly records: bigint
  readonly quantity: bigint
  /** Units charged, counted in blocks. */
  readonly charged: bigint
  readonly micros: MicroEuros
  /** What a ceiling took off. */
  readonly writtenOff: MicroEuros
}

type Catalogue = CatalogueBook['current']

type KnownRate = {
  readonly rate: Rate
  readonly vatClass: string
  readonly taxes: 'included' | 'excluded'
}

/**
 * The usage of a line as it goes on a bill: what was charged by zone and rate, and one line for everything
 * included of a service and zone. What came in for nothing is not mentioned.
 */
export const rateUsage = (
  book: CatalogueBook,
  summaries: readonly UsageSummary[],
  on: Temporal.PlainDate,
): readonly RatedUsage[] => {
  const told = summaries.filter(({ direction, micros }) => direction === 'out' || micros !== 0n)
  const groups = Map.groupBy(told, summary => {
    const { lineId, service, direction, rateId, micros } = summary
    return [lineId, service, direction, zoneKey(summary), micros === 0n ? '' : rateId].join(' ')
  })
  const rates = ratesOf(book)
  return [...groups.values()].map(rows =>
    toRatedUsage(rows, { catalogue: book.current, rates, on }),
  )
}

type Known = {
  readonly catalogue: Catalogue
  readonly rates: ReadonlyMap<string, KnownRate>
  readonly on: Temporal.PlainDate
}

const toRatedUsage = (
  rows: readonly UsageSummary[],
  { catalogue, rates, on }: Known,
): RatedUsage => {
  const first = present(rows[0], 'a row of usage')
  const known = rates.get(first.rateId) ?? [...rates.values()][0]
  const { rate, vatClass, taxes } = present(known, 'a rate of the catalogue')
  const rateBasisPoints = vatRateOfClass(catalogue, vatClass, on)
  const micros = sum(rows.map(row => row.micros))
  const gross =
    taxes === 'included' ? micros : divRound(micros * BigInt(10_000 + rateBasisPoints), 10_000n)
  const isPriced = micros !== 0n && taxes === 'included' && rates.has(first.rateId)
  return {
    lineId: first.lineId,
    names: namesOf(first, catalogue),
    section: sectionOf(first, catalogue),
    service: first.service,
    zone: zoneKey(first),
    count: Number(sum(rows.map(({ records }) => records))),
    quantity: Number(sum(rows.map(row => (micros === 0n ? row.quantity : row.charged)))),
    micros: microEuros(gross),
    writtenOff: isPriced ? microEuros(sum(rows.map(row => row.writtenOff))) : microEuros(0n),
    price: isPriced ? { micros: rate.price, per: Number(rate.perUnits) } : null,
    rate: { version: first.rateId === '' ? rate.rateId : first.rateId, from: rate.from },
    shares: [{ rateBasisPoints, weight: 1n }],
  }
}

const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n)

/** Where from and where to, in one word without a space. */
const zoneKey = ({ servedIn, goesTo, direction }: UsageSummary): string =>
  [servedIn, goesTo ?? 'anywhere', ...(direction === 'in' ? ['in'] : [])].join('>')

const sectionOf = ({ goesTo }: UsageSummary, { tariffs }: Catalogue): Section =>
  goesTo !== null && tariffs.zones.get(goesTo)?.thirdParty === true ? 'third-party' : 'own'

const namesOf = (summary: UsageSummary, { tariffs }: Catalogue): Names => {
  const { servedIn, goesTo } = summary
  const abroad = servedIn === 'home' ? undefined : tariffs.roamingNames.get(servedIn)
  const destination = goesTo === null ? undefined : tariffs.zones.get(goesTo)?.names
  const named = (language: Language) =>
    nameIn(summary, billWords[language], {
      abroad: abroad?.[language],
      destination: destination?.[language] ?? goesTo ?? '',
    })
  const [fr, en, zh] = languages.map(named)
  return { fr: fr ?? '', en: en ?? '', zh: zh ?? '' }
}

type Places = { readonly abroad: string | undefined; readonly destination: string }

const nameIn = (
  { service }: UsageSummary,
  words: BillWords,
  { abroad, destination }: Places,
): string => {
  switch (service) {
    case 'voice':
      return abroad === undefined ? words.callsTo(destination) : words.callsFrom(abroad)
    case 'sms':
      return abroad === undefined ? words.textsTo(destination) : words.textsFrom(abroad)
    case 'mms':
      return words.picturesTo(abroad ?? destination)
    case 'data':
      return abroad === undefined ? words.dataHome : words.dataIn(abroad)
  }
}

const indexed = new WeakMap<Catalogue, ReadonlyMap<string, KnownRate>>()

/** Every rate that any version of the catalogue has had, by its id; the latest version's wins. */
const ratesOf = ({ current, versions }: CatalogueBook): ReadonlyMap<string, KnownRate> => {
  const known = indexed.get(current)
  if (known !== undefined) return known
  const made = new Map<string, KnownRate>()
  for (const { catalogue } of [...versions, { catalogue: current }]) {
    for (const { rates, vatClass, taxes } of catalogue.tariffs.plans.values()) {
      for (const rate of [...rates.values()].flat())
        made.set(rate.rateId, { rate, vatClass, taxes })
    }
  }
  indexed.set(current, made)
  return made
}
