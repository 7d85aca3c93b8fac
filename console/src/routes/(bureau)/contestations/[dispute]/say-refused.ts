import { voiceOf } from '#ui/voice.ts'
import type { Language } from '../../../../../../contract/languages.ts'
import type { Problem } from '../../../../../../contract/problem.ts'
import type { queueWords } from '../queue-words.ts'

type Refusals = Awaited<ReturnType<typeof queueWords>>['one']['refusals']

/** Why a decision was not taken, in the agent’s language. */
export function sayRefused(
  { code, instance }: Problem,
  words: Refusals,
  { most, language }: { readonly most: string; readonly language: Language },
): string {
  const { say } = voiceOf(language)
  if (code === 'amount-too-high') return say(words[code], { most })
  if (isPlain(code)) return words[code]
  return say(words.broken, { reference: instance })
}

type Plain = Exclude<keyof Refusals, 'amount-too-high' | 'broken'>
const plain: readonly string[] = [
  'dispute-closed',
  'decision-waiting',
  'no-decision-waiting',
  'second-person-needed',
] satisfies readonly Plain[]

const isPlain = (code: string): code is Plain => plain.includes(code)
