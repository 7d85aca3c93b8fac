import type { Language } from '#contract/languages.ts'
import type { Ceiling } from '#contract/routes/usage-controls.ts'
import type { Words } from '#ui/dictionary.ts'
import { voiceOf } from '#ui/voice.ts'
import { plainEuros } from './plain-euros.ts'
import type { words as french } from './words.fr.ts'

const tones = { free: 'good', near: 'warn', cut: 'bad', open: 'plain' } as const

/** A ceiling in whole sentences: said here, so that the browser needs no script for it. */
export function sayCeiling(words: Words<typeof french>, ceiling: Ceiling, language: Language) {
  const { say, money, percent, date, fullMoment } = voiceOf(language)
  const { cause, limit, origin, state } = ceiling
  const spent = money(ceiling.spent)
  const used = usedOf(ceiling)
  const fromCustomer = origin === 'customer' || origin === 'lifted'
  return {
    cause,
    tone: tones[state],
    state: words.states[state],
    name: words.causes[cause],
    about: words.about[cause],
    amount: limit
      ? say(words.spentOf, { spent, limit: money(limit) })
      : say(words.spent, { spent }),
    used,
    gauge: say(words.gauge, { used: percent(Math.min(1, used)) }),
    cut: ceiling.cutSince
      ? say(words.cutSince, { moment: fullMoment(ceiling.cutSince) })
      : undefined,
    origin: fromCustomer
      ? say(words.origins[origin], { day: date(ceiling.decidedAt ?? '') })
      : words.origins[origin],
    change: say(words.change, { cause: words.causes[cause] }),
    value: limit ? plainEuros(limit.amount) : '',
    hasLimit: limit !== undefined,
    canRestore: fromCustomer && ceiling.citation !== undefined,
  }
}

/** What is spent of a ceiling, from 0 to 1 and beyond; one of nothing is whole. */
function usedOf({ limit, spent }: Ceiling): number {
  const whole = BigInt(limit?.amount ?? '0')
  const thousandths = whole === 0n ? 1000n : (BigInt(spent.amount) * 1000n) / whole
  return Number(thousandths) / 1000
}
