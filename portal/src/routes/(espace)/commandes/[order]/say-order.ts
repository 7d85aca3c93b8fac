import type { Language } from '#contract/languages.ts'
import type { OrderView } from '#contract/routes/ordering.ts'
import { voiceOf } from '#ui/voice.ts'
import type { QuoteWords } from '../../propositions/quote-words.ts'
import type { OrderWords } from '../order-words.ts'

type Said = { readonly words: OrderWords['one']; readonly quote: QuoteWords; readonly what: string }

/** What an order's page says of where it stands, said on the server as its quote is. */
export function sayOrder(order: OrderView, { words, quote, what }: Said, language: Language) {
  const { say, date, fullMoment } = voiceOf(language)
  const { effectiveOn, endsOn, lineLabel, nextBill } = order.quote
  const days = { day: date(effectiveOn), bill: date(nextBill.issuedOn) }
  return {
    title: words.titles[order.state],
    next:
      order.state === 'undone' || order.state === 'withdrawn'
        ? words.next[order.state]
        : say(words.next[order.state], days),
    facts: [
      { label: words.reference, value: order.reference },
      { label: words.what, value: what },
      { label: quote.facts.line, value: lineLabel },
      { label: words.placed, value: fullMoment(order.placedAt) },
      { label: quote.facts.from, value: days.day },
      ...(endsOn ? [{ label: quote.facts.ends, value: date(endsOn) }] : []),
    ],
    steps: order.steps.map(({ state, at }) => ({
      label: words.steps[state],
      value: fullMoment(at),
    })),
  }
}
