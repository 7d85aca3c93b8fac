import type { Language } from '#contract/languages.ts'
import type { NextBillItem, QuoteView } from '#contract/routes/ordering.ts'
import { type Voice, voiceOf } from '#ui/voice.ts'
import { amountOrdered, compareSides, differenceOf } from './compare-sides.ts'
import type { QuoteWords } from './quote-words.ts'

/** A table already said: its first column names the row, with a note; the others hold amounts. */
export type SaidTable = {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly name: string
    readonly note?: string
    readonly cells: readonly string[]
    readonly isTotal?: boolean
  }[]
}

type Telling = { readonly words: QuoteWords; readonly quote: QuoteView; readonly voice: Voice }

/** Everything a quote says, said on the server: its pages only set it, and their script stays small. */
export function sayQuote(words: QuoteWords, quote: QuoteView, language: Language) {
  const voice = voiceOf(language)
  const telling = { words, quote, voice }
  const { say, money, day } = voice
  const offer = quote.offer.names[language]
  const isPass = quote.nextBill.items.some(({ kind }) => kind === 'pass')
  return {
    title: say(words.acts[quote.act], { offer }),
    monthly: sayMonthly(telling),
    nextBill: sayNextBill(telling),
    gains: quote.gains.map(({ names, monthlyDiscount, endsOn }) =>
      say(words.gain, {
        name: names[language],
        amount: money(monthlyDiscount),
        day: voice.date(endsOn),
      }),
    ),
    losses: sayLosses(telling),
    commitment: sayCommitment(telling),
    leavingTitle: say(words.leaving.title, { day: day(quote.effectiveOn) }),
    leaving: sayLeaving(telling),
    totals: sayTotals(telling),
    order: say(words.order[isPass ? 'pass' : quote.act], {
      offer,
      amount: money(amountOrdered(quote)),
    }),
  }
}
export type SaidQuote = ReturnType<typeof sayQuote>

function sayMonthly({ words: { monthly }, quote, voice }: Telling): SaidTable {
  const { say, money, date, language } = voice
  const rows = compareSides(quote).map(({ names, before, after, until }) => ({
    name: names[language],
    ...(until ? { note: say(monthly.until, { day: date(until) }) } : {}),
    cells: [before ? money(before) : monthly.without, after ? money(after) : monthly.without],
  }))
  const total = {
    name: monthly.total,
    cells: [money(quote.before.monthly), money(quote.after.monthly)],
    isTotal: true,
  }
  return {
    title: monthly.title,
    columns: [monthly.item, monthly.before, monthly.after],
    rows: [...rows, total],
  }
}

function sayNextBill({ words, quote, voice }: Telling): SaidTable {
  const { say, moneyChange, date, day, language } = voice
  const { nextBill: said } = words
  const noteOf = ({ kind, from, days, ofDays }: NextBillItem) => {
    if (kind === 'fee' || kind === 'pass') return said.once
    if (from === undefined) return undefined
    if (days === undefined || ofDays === undefined) return say(said.from, { from: day(from) })
    return say(said.days, { count: days, of: ofDays, from: day(from) })
  }
  const rows = quote.nextBill.items.map(item => {
    const note = noteOf(item)
    return {
      name: item.names[language],
      ...(note === undefined ? {} : { note }),
      cells: [moneyChange(item.amount)],
    }
  })
  const difference = {
    name: said.difference,
    cells: [moneyChange(quote.nextBill.difference)],
    isTotal: true,
  }
  return {
    title: say(said.title, { day: date(quote.nextBill.issuedOn) }),
    columns: [said.item, said.amount],
    rows: rows.length === 0 ? [] : [...rows, difference],
  }
}

function sayLosses({ words, quote, voice }: Telling): readonly string[] {
  const { say, money, date, language } = voice
  return quote.losses.map(({ kind, names, amount, until }) => {
    const what = say(words.lost[kind], { name: names[language], amount: money(amount) })
    return until ? say(words.lost.until, { what, day: date(until) }) : what
  })
}

function sayCommitment({ words, quote, voice: { say, date } }: Telling): string {
  const { effect, before, after } = quote.commitment
  const end = after ?? before
  if (effect === 'none' || end === undefined) return words.commitment.none
  if (effect === 'extended' && before !== undefined)
    return say(words.commitment.extended, { before: date(before), after: date(end) })
  return say(words.commitment[effect === 'kept' ? 'kept' : 'begins'], { day: date(end) })
}

function sayLeaving({ words, quote, voice: { say, money } }: Telling): string {
  const { before, after } = quote.leaving
  return before.amount === after.amount
    ? say(words.leaving.same, { after: money(after) })
    : say(words.leaving.cost, { before: money(before), after: money(after) })
}

function sayTotals({ words: { totals }, quote, voice }: Telling): SaidTable {
  const { say, money, moneyChange } = voice
  return {
    title: totals.title,
    columns: [totals.bills, totals.before, totals.after, totals.difference],
    rows: quote.totals.map(({ bills, before, after }) => ({
      name: say(totals.over, { count: Number(bills) }),
      cells: [money(before), money(after), moneyChange(differenceOf(before, after))],
    })),
  }
}
