import type { Language } from '../../../../contract/languages.ts'
import { type Cents, cents, type MicroEuros, sumCents } from '../../../../contract/money.ts'
import type { BillContent } from '../bill-content.ts'
import { formulaOf } from '../formula.ts'
import { type Written, writtenIn } from '../written.ts'
import { billWords } from './bill-words.ts'
import { frenchNumber, toQuantity } from './quantity.ts'
import { stepsOf } from './steps.ts'
import type { BillWords } from './words.fr.ts'

/** A communication of the annex; the number is already masked. */
export type ItemisedRecord = {
  readonly lineId: string
  readonly startedAt: Temporal.Instant
  readonly service: 'voice' | 'sms' | 'mms' | 'data'
  readonly counterpart: string
  readonly quantity: number
  readonly micros: MicroEuros
}

/** The bill as the template sets it: every text is written, nothing is left to compute. */
export type BillView = ReturnType<typeof toView>

type Spoken = {
  readonly content: BillContent
  readonly words: BillWords
  readonly written: Written
}

/** Writes a frozen bill in its own language. */
export const toView = (
  content: BillContent,
  number: string,
  records: readonly ItemisedRecord[],
) => {
  const language: Language = content.language
  const words = billWords[language]
  const written = writtenIn(language)
  const spoken = { content, words, written }
  const day = (text: string) => written.longDate(Temporal.PlainDate.from(text))
  const total = money(content.total)
  return {
    language,
    hue: content.seller.hue,
    chroma: content.seller.chroma,
    brand: content.seller.brandName,
    title: words.title(day(content.issuedOn)),
    number: words.number(number),
    client: words.client(content.customer.numeroClient),
    customer: [content.customer.name, ...content.customer.address],
    total: written.euros(total),
    due: dueSentence(spoken, total),
    periods: [
      words.issued(day(content.issuedOn), day(lastDay(content.periodEnd))),
      words.usageOf(day(content.usageFrom), day(lastDay(content.issuedOn))),
    ],
    steps: stepsOf(content, words, written),
    detail: words.detail,
    columns: [words.description, words.calculation, words.net, words.gross],
    sections: sectionsOf(spoken),
    totals: totalsOf(spoken),
    commitments: { title: words.commitments, sentences: commitmentSentences(spoken) },
    help: { title: words.help, sentences: helpSentences(spoken) },
    annex: annexOf(spoken, records),
    legal: legalLine(spoken),
    footer: content.seller.footer[language],
    page: words.page('{page}', '{pages}'),
  }
}

const money = (text: string): Cents => cents(BigInt(text))

const lastDay = (end: string): string =>
  Temporal.PlainDate.from(end).subtract({ days: 1 }).toString()

const dueSentence = ({ content, words, written }: Spoken, total: Cents): string => {
  if (total < 0n) return words.inYourFavour
  if (total === 0n) return words.nothingDue
  const day = written.longDate(Temporal.PlainDate.from(content.dueOn))
  return content.collected ? words.collectedOn(day) : words.payBy(day)
}

const sectionsOf = (spoken: Spoken) => {
  const { content, words } = spoken
  const own = content.lines.filter(({ section }) => section === 'own')
  const third = content.lines.filter(({ section }) => section === 'third-party')
  return [
    { title: words.own, note: null, groups: groupsOf(spoken, own) },
    {
      title: words.thirdParty,
      note: third.length === 0 ? words.noThirdParty : null,
      groups: groupsOf(spoken, third),
    },
  ]
}

type Line = BillContent['lines'][number]

const groupsOf = (spoken: Spoken, lines: readonly Line[]) =>
  [...Map.groupBy(lines, ({ lineId }) => lineId)].map(([lineId, own]) => ({
    title: titleText(
      spoken.content.titles.find(known => known.lineId === lineId),
      spoken.words,
    ),
    gross: spoken.written.euros(sumCents(own.map(({ gross }) => money(gross)))),
    lines: own.map(line => lineOf(spoken, line)),
  }))

/** `Camille · 06 12 34 56 78`; what belongs to no line is the account's. */
const titleText = (title: BillContent['titles'][number] | undefined, words: BillWords): string => {
  if (title === undefined || title.label === '') return words.account
  return title.number === null ? title.label : `${title.label} · ${frenchNumber(title.number)}`
}

const lineOf = ({ content, words, written }: Spoken, line: Line) => {
  const name = line.names[content.language]
  const { from: priceFrom, version } = line.proof.rate
  const day = (text: string) => written.shortDate(Temporal.PlainDate.from(text))
  const period =
    line.from === null || line.until === null || line.usage !== null
      ? []
      : [words.period(day(line.from), day(lastDay(line.until)))]
  const used = line.usage === null ? [] : [toQuantity(line.usage, { words, written })]
  return {
    name: line.step === 'adjustment' ? words.adjustment(name) : name,
    notes: [...period, ...used].join(', '),
    formula: formulaOf(line.proof, money(line.gross), written),
    rate: words.rateSince(written.longDate(Temporal.PlainDate.from(priceFrom)), version),
    net: written.euros(money(line.net)),
    gross: written.euros(money(line.gross)),
  }
}

const totalsOf = ({ content, words, written }: Spoken) => ({
  title: words.totals,
  columns: [words.rate, words.net, words.vat, words.gross],
  rows: content.vat.map(row => [
    words.percent(written.percent(row.rateBasisPoints)),
    written.euros(money(row.net)),
    written.euros(money(row.vat)),
    written.euros(money(row.gross)),
  ]),
  rounding:
    content.rounding === '0' ? null : [words.rounding, written.euros(money(content.rounding))],
  total: [
    words.total,
    written.euros(money(content.net)),
    written.euros(money(content.vatTotal)),
    written.euros(money(content.total)),
  ],
})

const commitmentSentences = ({ content, words, written }: Spoken): string[] =>
  content.commitments.length === 0
    ? [words.notCommitted]
    : content.commitments.map(({ label, endsOn }) =>
        words.committedUntil(label, written.longDate(Temporal.PlainDate.from(endsOn))),
      )

const helpSentences = ({ content, words }: Spoken): string[] => [
  `${words.callUs(content.seller.phone)} ${content.seller.hours[content.language]}`,
  words.writeUs([content.seller.name, ...content.seller.postalAddress].join(', ')),
  words.mediator,
  words.paper,
  content.seller.latePayment[content.language],
  ...(content.customer.kind === 'company' ? [words.recoveryIndemnity] : []),
]

const legalLine = ({ content: { seller }, words }: Spoken): string =>
  [
    seller.name,
    seller.form,
    seller.shareCapital,
    seller.registration,
    words.siren(seller.siren),
    words.vatNumber(seller.vatNumber),
    seller.address.join(', '),
  ].join(' · ')

const annexOf = ({ content, words, written }: Spoken, records: readonly ItemisedRecord[]) => ({
  title: words.annex,
  note: words.masked,
  columns: [words.date, words.correspondent, words.quantity, words.amount],
  groups: content.titles.flatMap(title => {
    const own = records.filter(({ lineId }) => lineId === title.lineId)
    if (own.length === 0) return []
    return {
      title: titleText(title, words),
      rows: own.map(record => [
        written.dateAndTime(record.startedAt.toZonedDateTimeISO(content.timeZone)),
        record.counterpart,
        toQuantity({ ...record, count: 1 }, { words, written }, 'alone'),
        written.exactEuros(record.micros),
      ]),
    }
  }),
})
