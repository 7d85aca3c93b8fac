import { type Cents, cents, sumCents } from '../../../../contract/money.ts'
import type { BillContent } from '../bill-content.ts'
import type { Written } from '../written.ts'
import type { BillWords } from './words.fr.ts'

/** Causes drawn one by one; the rest are one step, so that the labels stay readable. */
const mostSteps = 4

/**
 * The drawing from the last total to this one: a level for each stage, from 0 (lowest) to 1, with what it
 * is and how much. Null for a first bill.
 */
export const stepsOf = (content: BillContent, words: BillWords, written: Written) => {
  const { previous } = content
  if (previous === null) return null
  const before = cents(BigInt(previous.total))
  const issuedOn = written.longDate(Temporal.PlainDate.from(previous.issuedOn))
  const causes = shortened(previous.causes, { content, words, written })
  const levels = [before]
  for (const { difference } of causes) levels.push(cents((levels.at(-1) ?? before) + difference))
  const total = cents(BigInt(content.total))
  return {
    title:
      causes.length === 0
        ? words.sameAmount(issuedOn)
        : words.why(written.euros(total), written.euros(before)),
    note: words.everyCent,
    stages: [
      {
        label: words.title(issuedOn),
        amount: written.euros(before),
        tone: 'total',
        level: heightOf(before, levels),
      },
      ...causes.map(({ label, difference }, index) => ({
        label,
        amount: written.signedEuros(difference),
        tone: difference > 0n ? 'up' : 'down',
        level: heightOf(levels[index + 1] ?? before, levels),
      })),
      {
        label: words.now,
        amount: written.euros(total),
        tone: 'total',
        level: heightOf(total, levels),
      },
    ],
  }
}

type Drawn = { readonly label: string; readonly difference: Cents }
type Spoken = {
  readonly content: BillContent
  readonly words: BillWords
  readonly written: Written
}

const shortened = (
  causes: NonNullable<BillContent['previous']>['causes'],
  { content, words, written }: Spoken,
): readonly Drawn[] => {
  const all = causes.map(({ kind, names, difference }) => {
    const name = names[content.language]
    return {
      label: kind === 'adjusted' ? words.adjustment(name) : name,
      difference: cents(BigInt(difference)),
    }
  })
  if (all.length <= mostSteps) return all
  const rest = all.slice(mostSteps - 1)
  const others = words.otherCauses(written.number(rest.length))
  const sum = sumCents(rest.map(({ difference }) => difference))
  return [...all.slice(0, mostSteps - 1), { label: others, difference: sum }]
}

/** Where an amount stands between the lowest and the highest of the levels; thousandths are enough to draw. */
const heightOf = (level: bigint, levels: readonly bigint[]): number => {
  const [low = 0n] = [...levels].sort((a, b) => (a < b ? -1 : 1))
  const high = levels.reduce((a, b) => (a > b ? a : b), low)
  return high === low ? 0.5 : Number(((level - low) * 1000n) / (high - low)) / 1000
}
