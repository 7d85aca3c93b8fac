import type { Language } from '../../../../contract/languages.ts'
import type { ContractSummary } from '../../../../contract/routes/contract-summary.ts'
import { terminationNoticeOn } from '../../../law/termination-notice.ts'
import type { Allowance, Offer } from '../../catalog/public.ts'
import { type Say, sayIn } from '../../notifications/public.ts'
import type { Situation } from '../change.ts'
import type { QuoteContent } from '../quote.ts'
import type { Provider } from './provider.ts'
import { type SummaryContent, summaryTemplate } from './summary-content.ts'
import { words as en } from './words.en.ts'
import { words as fr, type SummaryWords } from './words.fr.ts'
import { words as zh } from './words.zh.ts'

const wordsIn: Readonly<Record<Language, SummaryWords>> = { fr, en, zh }
const locales = { fr: 'fr-FR', en: 'en-GB', zh: 'zh-CN' } as const

type Section = ContractSummary['sections'][number]
type Row = Section['rows'][number]

type Writing = {
  readonly language: Language
  readonly words: SummaryWords
  readonly say: Say
  readonly offer: Offer
  readonly quote: QuoteContent
  readonly situation: Situation
}

type Asked = {
  readonly situation: Situation
  readonly quote: QuoteContent
  readonly language: Language
  /** Until when the quote is honoured. */
  readonly validUntil: Temporal.Instant
}

/**
 * The contract summary of a quote (Implementing Regulation (EU) 2019/2243; C. conso L224-27 II), written in whole sentences
 * from what was quoted; null when nothing is bought. A head that says nothing of this offer is left out.
 */
export const writeSummary = (
  provider: Provider,
  { situation, quote, language, validUntil }: Asked,
): SummaryContent | null => {
  const offer = situation.book.current.offers.get(quote.offer.code)
  if (quote.act === 'remove' || offer === undefined) return null
  const words = wordsIn[language]
  const say = sayIn(language, provider.zone)
  const writing = { language, words, say, offer, quote, situation }
  const sections = [
    services(writing),
    speed(writing),
    price(writing),
    duration(writing),
    { head: 'accessibility' as const, rows: [], notes: [...words.accessibility] },
    other(writing, validUntil),
  ]
  return {
    language,
    madeOn: situation.today.toString(),
    title: words.title,
    offer: offer.names[language],
    provider: [
      provider.legalName,
      provider.address,
      words.provider.phone(provider.phone, provider.hours[language]),
    ],
    intro: words.intro,
    sections: sections
      .filter(({ rows, notes }) => rows.length + notes.length > 0)
      .map(section => ({ ...section, title: words.heads[section.head] })),
    sheet: {
      templateVersion: summaryTemplate,
      timeZone: provider.zone,
      brand: provider.brand,
      hue: provider.hue,
      chroma: provider.chroma,
      legal: provider.legal,
      page: words.page('{page}', '{pages}'),
      markLabel: words.mark,
    },
  }
}

type Written = Omit<Section, 'title'>

const services = ({ words, offer, quote, language, situation }: Writing): Written => ({
  head: 'services',
  rows: [
    { label: words.offer, value: offer.names[language] },
    { label: words.line, value: quote.lineLabel },
    ...(offer.summary === null ? [] : [{ label: words.what, value: offer.summary[language] }]),
    ...offer.allowances.map(allowance => ({
      label: words.services[allowance.service],
      value: givenBy(allowance, { words, language, on: situation.today }),
    })),
    ...lent({ offer, situation, language, words }),
  ],
  notes: [],
})

const lent = ({
  offer,
  situation,
  language,
  words,
}: Pick<Writing, 'offer' | 'situation' | 'language' | 'words'>): readonly Row[] => {
  const codes = offer.kind === 'home-plan' ? offer.equipment : []
  const names = codes.flatMap(
    code => situation.book.current.offers.get(code)?.names[language] ?? [],
  )
  return names.length === 0 ? [] : [{ label: words.equipment, value: names.join(', ') }]
}

type Given = Pick<Writing, 'words' | 'language'> & { readonly on: Temporal.PlainDate }

/** How much an allowance gives, what of it abroad, and what becomes of the rest. */
const givenBy = (allowance: Allowance, { words, language, on }: Given): string => {
  const { quantity, service, beyond, roamingParts } = allowance
  const write = (size: bigint) => quantityIn(service, size, language)
  const part = roamingParts.findLast(({ from }) => Temporal.PlainDate.compare(from, on) <= 0)
  return [
    quantity === null ? words.unlimited : write(quantity),
    ...(part === undefined ? [] : [words.abroad(write(part.quantity))]),
    ...(quantity === null && part === undefined ? [] : [words.beyond[beyond]]),
  ].join(' ; ')
}

const bytesOf = { gigabyte: 1_000_000_000n, megabyte: 1_000_000n } as const

/** Hours, messages, gigabytes, as the language writes them. */
const quantityIn = (service: Allowance['service'], size: bigint, language: Language): string => {
  const inUnit = (unit: string, quantity: bigint) =>
    new Intl.NumberFormat(locales[language], { style: 'unit', unit, unitDisplay: 'short' }).format(
      quantity,
    )
  if (service === 'voice')
    return size % 3600n === 0n ? inUnit('hour', size / 3600n) : inUnit('minute', size / 60n)
  if (service !== 'data') return new Intl.NumberFormat(locales[language]).format(size)
  return size % bytesOf.gigabyte === 0n
    ? inUnit('gigabyte', size / bytesOf.gigabyte)
    : inUnit('megabyte', size / bytesOf.megabyte)
}

const speed = ({ words, offer, language }: Writing): Written => {
  const megabits = (size: number) =>
    words.speeds.megabits(new Intl.NumberFormat(locales[language]).format(size))
  if (offer.kind === 'home-plan')
    return {
      head: 'speed',
      rows: [
        { label: words.speeds.download, value: megabits(offer.downloadMegabits) },
        { label: words.speeds.upload, value: megabits(offer.uploadMegabits) },
      ],
      notes: [words.speeds.remedy],
    }
  if (offer.kind === 'mobile-plan')
    return {
      head: 'speed',
      rows: [{ label: words.speeds.network, value: offer.generation }],
      notes: [words.speeds.mobile, words.speeds.remedy],
    }
  return { head: 'speed', rows: [], notes: [] }
}

const price = ({ words, say, quote, language, offer }: Writing): Written => {
  const own = quote.after.items.filter(
    ({ names, kind }) => kind === 'discount' || names.fr === offer.names.fr,
  )
  const once = quote.nextBill.items.filter(({ kind }) => kind === 'pass' || kind === 'fee')
  const year = quote.totals.find(({ bills }) => bills === '12')
  const monthly = own.map(item => ({
    label:
      item.kind === 'discount' ? words.price.discount(item.names[language]) : words.price.monthly,
    value:
      item.until === undefined
        ? words.price.perMonth(say.money(item.amount))
        : words.price.until(say.money(item.amount), say.date(item.until)),
  }))
  return {
    head: 'price',
    rows: [
      ...monthly,
      ...once.map(item => ({ label: words.price.once, value: say.money(item.amount) })),
      { label: words.price.line, value: say.money(quote.after.monthly) },
      {
        label: words.price.nextBill(say.date(quote.nextBill.issuedOn)),
        value: say.money(quote.nextBill.difference),
      },
      ...(year === undefined ? [] : [{ label: words.price.year, value: say.money(year.after) }]),
    ],
    notes: [words.price.taxes, words.price.usage],
  }
}

const duration = ({ words, say, quote, situation }: Writing): Written => {
  const notice = terminationNoticeOn(situation.today)
  const { after } = quote.commitment
  return {
    head: 'duration',
    rows: [
      { label: words.duration.from, value: say.date(quote.effectiveOn) },
      ...(quote.endsOn === undefined
        ? []
        : [{ label: words.duration.until, value: say.date(quote.endsOn) }]),
      {
        label: words.duration.commitment,
        value:
          after === undefined
            ? words.duration.none
            : words.duration.commitmentUntil(say.date(after)),
      },
      {
        label: words.duration.leaving(say.date(quote.effectiveOn)),
        value: say.money(quote.leaving.after),
      },
    ],
    notes: [
      ...(quote.endsOn === undefined ? [words.duration.after] : []),
      ...(quote.leaving.citation === '' ? [] : [words.duration.law(quote.leaving.citation)]),
      ...(notice === null ? [] : [words.duration.notice(notice.value.mostDays)]),
    ],
  }
}

const other = ({ words, say }: Writing, validUntil: Temporal.Instant): Written => ({
  head: 'other',
  rows: [],
  notes: [
    words.other.quote(say.instant(validUntil.toString())),
    words.other.withdrawal,
    words.other.disputes,
  ],
})
