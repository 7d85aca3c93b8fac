import type { Language } from '#contract/languages.ts'
import type { OrderView } from '#contract/routes/ordering.ts'
import { voiceOf } from '#ui/voice.ts'
import type { QuoteWords } from '../../propositions/quote-words.ts'
import type { OrderWords } from '../order-words.ts'

type Said = { readonly words: OrderWords; readonly quote: QuoteWords; readonly what: string }

/** What an order's page says of where it stands, said on the server as its quote is. */
export function sayOrder(order: OrderView, said: Said, language: Language) {
  const { quote, what } = said
  const { one: words, states } = said.words
  const { say, date, fullMoment } = voiceOf(language)
  const { effectiveOn, endsOn, lineLabel, nextBill } = order.quote
  const days = { day: date(effectiveOn), bill: date(nextBill.issuedOn) }
  return {
    title: words.titles[order.state],
    state: states[order.state],
    tone: order.state === 'in-service' ? ('good' as const) : ('plain' as const),
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
    back: waysBack(order, words, language),
  }
}

/** The ways to take an order back that are open: undone first, as it costs nothing. */
function waysBack(order: OrderView, words: OrderWords['one'], language: Language) {
  const { say, money, date } = voiceOf(language)
  const { undoUntil, withdrawUntil } = order
  const { before } = order.quote
  const amount = money(before.monthly)
  const undo = (until: string) => ({
    action: 'annuler',
    open: words.undo.open,
    lines: [say(words.undo.until, { day: date(until) }), say(words.undo.restored, { amount })],
    items: before.items.map(item =>
      say(words.undo.item, { name: item.names[language], amount: money(item.amount) }),
    ),
    act: say(words.undo.act, { amount }),
  })
  const withdraw = (until: string) => ({
    action: 'renoncer',
    open: words.withdraw.open,
    lines: [say(words.withdraw.until, { day: date(until) }), words.withdraw.text],
    items: [],
    act: words.withdraw.act,
  })
  return [
    ...(undoUntil ? [undo(undoUntil)] : []),
    ...(withdrawUntil ? [withdraw(withdrawUntil)] : []),
  ]
}
