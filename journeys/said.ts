import { globSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, languages } from '../contract/languages.ts'
import { house } from '../tools/start/house.mjs'

/** What a sentence's places hold on this view; a place left out may hold anything. */
type Places = Readonly<Record<string, string>>

/**
 * A sentence of the screens as its French words files write it, `Payer {amount}`, in the language of the
 * journey. With `…` at its end, every sentence that begins so will do, and more may follow on the view.
 */
export type Say = (french: string, places?: Places, extent?: 'whole' | 'part') => RegExp

type Phrase = { readonly place: string; readonly text: string }

const dictionaries = [
  'portal/src/routes/**/words.fr.ts',
  'console/src/routes/**/words.fr.ts',
  'ui/words.fr.ts',
  'operator/psp/words.fr.ts',
]

const spaced = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Every sentence of a dictionary with its place in it; a plural's forms share one place. */
function phrasesIn(words: unknown, place: string): readonly Phrase[] {
  if (typeof words === 'string') return [{ place, text: spaced(words) }]
  if (typeof words === 'function') return [{ place, text: spaced(words('{first}', '{second}')) }]
  if (typeof words !== 'object' || words === null) return []
  const isPlural = 'other' in words
  return Object.entries(words).flatMap(([key, value]) =>
    phrasesIn(value, isPlural ? place : `${place}/${key}`),
  )
}

async function readDictionary(file: string): Promise<readonly Phrase[]> {
  const module: Record<string, unknown> = await import(join(house, file))
  const words = Object.values(module).find(value => typeof value === 'object')
  return phrasesIn(words, file.replace(/\.(fr|en|zh)\.ts$/, ''))
}

async function readAll(language: Language): Promise<readonly Phrase[]> {
  const files = globSync(dictionaries, { cwd: house })
  const inLanguage = files.map(file => file.replace(/fr\.ts$/, `${language}.ts`))
  return (await Promise.all(inLanguage.map(readDictionary))).flat()
}

const spoken = new Map<Language, readonly Phrase[]>()
for (const language of languages) spoken.set(language, await readAll(language))

const escaped = (text: string) =>
  text.replace(/[.*+?^$()|[\]\\{}/]/g, '\\$&').replace(/\s+/g, '\\s+')

function patternOf(text: string, places: Places): string {
  return text
    .split(/(\{\w+\})/)
    .map(part => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1]
      if (name === undefined) return escaped(part)
      const value = places[name]
      return value === undefined ? '.+' : escaped(value)
    })
    .join('')
}

/**
 * Speaks one language. A French sentence that no words file holds is refused: the journeys and the screens
 * say the same, or the journey fails.
 */
export function speak(language: Language): Say {
  const french = spoken.get('fr') ?? []
  const own = spoken.get(language) ?? []
  return (sentence, places = {}, extent = 'whole') => {
    const isBeginning = sentence.endsWith('…')
    const asked = spaced(isBeginning ? sentence.slice(0, -1) : sentence)
    const isAsked = ({ text }: Phrase) => (isBeginning ? text.startsWith(asked) : text === asked)
    const found = new Set(french.filter(isAsked).map(({ place }) => place))
    const texts = own.filter(({ place }) => found.has(place)).map(({ text }) => text)
    if (texts.length === 0) throw new Error(`no view says “${sentence}”`)
    const patterns = [...new Set(texts)].map(text => patternOf(text, places))
    const said = `(?:${patterns.join('|')})`
    if (extent === 'part') return new RegExp(said)
    return new RegExp(`^\\s*${said}${isBeginning ? '' : '\\s*$'}`)
  }
}

/** The lines of a text that are French sentences of ours and none of this language's. */
export function frenchLeftIn(text: string, language: Language): readonly string[] {
  const textsIn = (one: Language) => new Set((spoken.get(one) ?? []).map(phrase => phrase.text))
  const [french, own] = [textsIn('fr'), textsIn(language)]
  return text
    .split('\n')
    .map(spaced)
    .filter(line => french.has(line) && !own.has(line))
}
