import { inLanguage } from '#ui/dictionary.ts'
import { voiceOf } from '#ui/voice.ts'
import type { Language } from '../../../../contract/languages.ts'
import type { CommonProblem, Problem } from '../../../../contract/problem.ts'

const commonWords = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

/**
 * The sentence of a refusal: the page's own words for the codes of its routes, else those common to all
 * pages. A code without a sentence does not compile.
 *
 * @param own one sentence, already said, for each code that the routes called declare
 */
export async function sayRefusal<Code extends string = never>(
  language: Language,
  problem: Problem & { readonly code: Code | CommonProblem },
  own: Readonly<Record<Exclude<NoInfer<Code>, CommonProblem>, string>>,
): Promise<string> {
  const sentence = new Map<string, string>(Object.entries(own)).get(problem.code)
  if (sentence !== undefined) return sentence
  const common = await commonWords(language)
  const { say } = voiceOf(language)
  const code = toCommon(common, problem.code)
  if (code === 'too-many-requests') {
    return say(common[code], { count: Math.ceil((problem.retryAfterSeconds ?? 60) / 60) })
  }
  if (code === 'unexpected') return say(common[code], { reference: problem.instance })
  return common[code]
}

const toCommon = (common: Readonly<Record<CommonProblem, unknown>>, code: string): CommonProblem =>
  isCommon(common, code) ? code : 'unexpected'

const isCommon = (
  common: Readonly<Record<CommonProblem, unknown>>,
  code: string,
): code is CommonProblem => Object.hasOwn(common, code)
