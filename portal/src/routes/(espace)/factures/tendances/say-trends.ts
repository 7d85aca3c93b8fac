import type { Success } from '#contract/define.ts'
import type { Language } from '#contract/languages.ts'
import { fromMoney, toMoney } from '#contract/money.ts'
import type { readBillTrends } from '#contract/routes/billing.ts'
import { voiceOf } from '#ui/voice.ts'
import type { words as french } from './words.fr.ts'

type Month = Success<typeof readBillTrends>['months'][number]
type Words = import('#ui/dictionary.ts').Words<typeof french>
type Asked = { readonly language: Language; readonly months: 12 | 24 }

/** As many upright lines as can be told apart; the table has every month. */
const mostDrawn = 12
/** A month stands out when it is so many halves of the usual one, or more. */
const outstandingHalves = 3n

/** What the page says of the months, said on the server: the browser only draws it. */
export function sayTrends(
  months: readonly Month[],
  words: Words,
  { language, months: span }: Asked,
) {
  const { say, money, shortMonth } = voiceOf(language)
  const usual = middleOf(months.map(({ total }) => fromMoney(total)))
  const rows = months.map(({ month, total, recurring, usage, single }) => ({
    month: shortMonth(`${month}-01`),
    year: month.slice(0, 4),
    recurring: money(recurring),
    usage: money(usage),
    single: money(single),
    total: money(total),
    isHigh: months.length > 2 && 2n * fromMoney(total) >= outstandingHalves * usual && usual > 0n,
  }))
  return {
    spans: ([12, 24] as const).map(count => ({
      label: say(words.months, { count }),
      href: `?mois=${count}`,
      current: count === span,
    })),
    usual: months.length === 0 ? '' : say(words.usual, { amount: money(toMoney(usual)) }),
    bars: months.slice(-mostDrawn).map(({ month, total }) => ({
      label: shortMonth(`${month}-01`),
      value: along(total),
      text: money(total),
    })),
    rows: rows.toReversed(),
  }
}

/** A length, of which no sum is made. */
function along(total: Month['total']): number {
  const length = fromMoney(total)
  return Number(length)
}

/** The amount in the middle: one dear month does not move it. */
function middleOf(amounts: readonly bigint[]): ReturnType<typeof fromMoney> {
  const inOrder = amounts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return fromMoney({
    amount: String(inOrder[Math.floor(inOrder.length / 2)] ?? 0n),
    currency: 'EUR',
  })
}
