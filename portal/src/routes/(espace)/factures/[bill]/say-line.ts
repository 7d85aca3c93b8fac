import type { Language } from '#contract/languages.ts'
import { voiceOf } from '#ui/voice.ts'
import type { Bill, BillWords } from './bill-words.ts'
import { dayBefore } from './day-before.ts'

type Line = Bill['lines'][number]

/** What a line says of itself, said on the server: its name, its rule and its tariff. */
export function sayLine(line: Line, words: BillWords, language: Language) {
  const { say, shortDay, date } = voiceOf(language)
  const { label, usage, from, until } = line
  const counted = usage
    ? say(words.line.used, { label, quantity: quantity(usage.service, usage.quantity, language) })
    : label
  const period = from === null || until === null || usage ? null : { from, until }
  return {
    summary:
      period === null
        ? counted
        : say(words.line.period, {
            label,
            from: shortDay(period.from),
            to: shortDay(dayBefore(period.until)),
          }),
    rule: ruleOf(line, words, language),
    rate: say(words.rate, {
      version: tariffOf(line.proof.rate.version),
      day: date(line.proof.rate.from),
    }),
  }
}

/** `mobile 2023-01-01` of `mobile/2023-01-01/sms out from home to …`: the rest is what the line says already. */
const tariffOf = (version: string) => version.split('/').slice(0, 2).join(' ')

function quantity(service: string, amount: number, language: Language): string {
  const { data, duration, count } = voiceOf(language)
  if (service === 'data') return data(amount)
  return service === 'voice' ? duration(amount) : count(amount)
}

function ruleOf({ proof, usage }: Line, words: BillWords, language: Language): string {
  const { say, money, count } = voiceOf(language)
  switch (proof.rule) {
    case 'whole-period':
    case 'single':
      return say(words.rules[proof.rule], { price: money(proof.price) })
    case 'days':
      return say(words.rules.days, {
        price: money(proof.price),
        count: proof.days,
        ofDays: count(proof.ofDays),
      })
    case 'unused-days':
      return say(words.rules['unused-days'], {
        billed: money(proof.billed),
        count: proof.days,
        ofDays: count(proof.ofDays),
      })
    case 'usage':
      return ruleOfUsage({ proof, usage }, words, language)
  }
}

type UsedLine = Pick<Line, 'usage'> & {
  readonly proof: Extract<Line['proof'], { rule: 'usage' }>
}

function ruleOfUsage({ proof, usage }: UsedLine, words: BillWords, language: Language): string {
  const { say, exactMoney } = voiceOf(language)
  const places = { count: usage?.count ?? 0 }
  if (proof.micros === '0') return say(words.rules.included, places)
  if (!proof.price || !usage) return say(words.rules.usage, places)
  const { micros, per } = proof.price
  if (per === 1 && (usage.service === 'sms' || usage.service === 'mms'))
    return say(words.rules.pricedEach, { ...places, price: exactMoney(micros) })
  return say(words.rules.priced, {
    ...places,
    price: exactMoney(micros),
    per: quantity(usage.service, per, language),
  })
}
