import type { Language } from '#contract/languages.ts'
import type { Money } from '#contract/money.ts'
import type { Compared, Comparison } from '#contract/routes/comparison.ts'
import { voiceOf } from '#ui/voice.ts'

type Words = Awaited<ReturnType<typeof import('./comparison-words.ts').comparisonWords>>
type Asked = {
  readonly words: Words
  readonly language: Language
  readonly months: '3' | '6' | '12'
  readonly bills: '12' | '24'
}

/** What the page says of a comparison, said on the server: the browser only draws it. */
export function sayComparison(comparison: Comparison, asked: Asked) {
  const { say, date } = voiceOf(asked.language)
  const { words, months, bills } = asked
  const { measured, effectiveOn, offers, verdict } = comparison
  const lastDay = Temporal.PlainDate.from(measured.until).subtract({ days: 1 }).toString()
  const isYounger = measured.months > 0 && measured.months < Number(months)
  const most = longestOf(offers, bills)
  return {
    measured: [
      say(words.measured, { from: date(measured.from), to: date(lastDay) }),
      say(words.counted, { count: measured.communications }),
      ...(isYounger ? [say(words.younger, { count: measured.months })] : []),
    ].join(' '),
    verdict: sayVerdict(comparison, asked),
    over: say(words.overBills, { count: Number(bills), day: date(effectiveOn) }),
    offers: offers.map(offer => ({
      ...sayOffer(offer, most, asked),
      isAdvised: offer.offerCode === verdict.offerCode,
    })),
  }
}

function sayVerdict({ verdict, offers }: Comparison, { words, language }: Asked) {
  const { say, money } = voiceOf(language)
  const [year, two] = verdict.saves
  const offer = offers.find(({ offerCode }) => offerCode === verdict.offerCode)
  if (verdict.kind === 'stay') return { tone: 'good' as const, ...words.verdict.stay }
  if (verdict.kind === 'too-soon' || !offer || !year || !two)
    return { tone: 'info' as const, ...words.verdict.tooSoon }
  const { title, text } = words.verdict.change
  return {
    tone: 'info' as const,
    title: say(title, { offer: offer.names[language] }),
    text: say(text, { year: money(year.amount), two: money(two.amount) }),
  }
}

const totalOf = ({ totals }: Compared, bills: Asked['bills']) =>
  totals.find(total => total.bills === bills) ?? totals[0]

/** In cents, what a whole bar stands for: a plan fifty times as dear must not make dots of the others. */
function longestOf(offers: readonly Compared[], bills: Asked['bills']): bigint {
  const cents = (offer: Compared | undefined) =>
    offer === undefined ? 1n : BigInt(totalOf(offer, bills)?.total.amount ?? 1)
  const held = cents(offers.find(({ isHeld }) => isHeld))
  return offers
    .map(cents)
    .reduce((found, one) => (one > found && one <= held * 3n ? one : found), held > 0n ? held : 1n)
}

function sayOffer(offer: Compared, most: bigint, asked: Asked) {
  const { words, language, bills } = asked
  const { say, money } = voiceOf(language)
  const total = totalOf(offer, bills)
  const name = offer.names[language]
  const summary = offer.summary?.[language]
  const along = ({ amount }: Money) => {
    const thousandths = (BigInt(amount) * 1000n) / most
    return Number(thousandths) / 1000
  }
  return {
    offerCode: offer.offerCode,
    name,
    isHeld: offer.isHeld,
    givesUp: offer.givesUp.map(what => words.givesUp[what]),
    text: [against(offer, asked), summary].filter(Boolean).join(' · '),
    total: total ? money(total.total) : '',
    bar: total
      ? {
          subscriptions: along(total.subscriptions),
          usage: along(total.usage),
          label: say(words.barOf, {
            subscriptions: money(total.subscriptions),
            usage: money(total.usage),
          }),
        }
      : undefined,
    facts: factsOf(offer, asked),
  }
}

function against(offer: Compared, { words, language, bills }: Asked): string {
  const { say, money } = voiceOf(language)
  const difference = totalOf(offer, bills)?.difference
  if (offer.isHeld || !difference) return ''
  const cents = BigInt(difference.amount)
  if (cents === 0n) return words.against.same
  const size = { ...difference, amount: String(cents < 0n ? -cents : cents) }
  return say(cents < 0n ? words.against.less : words.against.more, { amount: money(size) })
}

function factsOf(offer: Compared, { words, language, bills }: Asked) {
  const { say, money, date } = voiceOf(language)
  const total = totalOf(offer, bills)
  const { after } = offer.commitment
  return [
    ...offer.monthly.items.map(item => ({
      label: item.names[language],
      value: say(words.perMonth, { amount: money(item.amount) }),
      ...(item.until ? { note: say(words.until, { day: date(item.until) }) } : {}),
    })),
    ...offer.usage.parts.map(({ cause, amount }) => ({
      label: words.causes[cause],
      value: money(amount),
      note: words.inMeasured,
    })),
    ...offer.usage.unserved.map(unserved => ({
      label: words.unserved[unserved.kind],
      value: quantityOf(unserved, words, language),
      note: words.inMeasured,
    })),
    {
      label: words.commitment.title,
      value: after ? say(words.commitment.until, { day: date(after) }) : words.commitment.none,
    },
    ...(total
      ? [
          { label: words.parts.subscriptions, value: money(total.subscriptions) },
          { label: words.parts.usage, value: money(total.usage), note: words.parts.carried },
        ]
      : []),
  ]
}

function quantityOf(
  { service, quantity }: Compared['usage']['unserved'][number],
  words: Words,
  language: Language,
): string {
  const { say, data, duration } = voiceOf(language)
  if (service === 'data') return data(Number(quantity))
  if (service === 'voice') return duration(Number(quantity))
  return say(words.messages[service], { count: Number(quantity) })
}
