import type { Language } from '../../../contract/languages.ts'
import { type Say, sayIn } from '../notifications/public.ts'
import type { QuoteContent } from './quote.ts'
import { words } from './words.ts'

type Written = {
  readonly language: Language
  readonly zone: string
  /** Of the contract summary that was given before; null when nothing is bought. */
  readonly mark: string | null
}

/** What a person agrees to by ordering, in whole sentences of their language: they go to the option journal. */
export const consentTo = (quote: QuoteContent, { language, zone, mark }: Written): string => {
  const say = sayIn(language, zone)
  const said = words[language]
  const facts = factsOf(quote, language, say)
  const promised =
    quote.act === 'change-plan' && quote.commitment.after !== undefined
      ? [said.commitment({ until: say.date(quote.commitment.after) })]
      : []
  const received = mark === null ? [] : [said.summary({ mark })]
  return [sentenceOf(quote, said, facts), ...promised, ...received].join(' ')
}

const sentenceOf = (
  { act, endsOn }: QuoteContent,
  said: (typeof words)[Language],
  facts: ReturnType<typeof factsOf>,
): string => {
  if (act === 'remove') return said.remove(facts)
  if (act === 'change-plan') return said.changePlan(facts)
  return endsOn === undefined ? said.addOption(facts) : said.addPass(facts)
}

const factsOf = (quote: QuoteContent, language: Language, say: Say) => {
  const last = quote.endsOn ?? quote.effectiveOn
  return {
    name: quote.offer.names[language],
    line: quote.lineLabel,
    price: say.money(priceOf(quote)),
    on: say.date(quote.effectiveOn),
    lastDay: say.date(Temporal.PlainDate.from(last).subtract({ days: 1 }).toString()),
  }
}

/** The price of what is asked for, before what a promotion takes off: that of the pass, or of a month. */
const priceOf = ({ offer, after, before, nextBill }: QuoteContent) => {
  const isIt = ({ names }: { readonly names: { readonly fr: string } }) =>
    names.fr === offer.names.fr
  const found =
    after.items.find(isIt) ??
    before.items.find(isIt) ??
    nextBill.items.find(item => isIt(item) && !item.amount.amount.startsWith('-'))
  return found?.amount ?? { amount: '0', currency: 'EUR' as const }
}
