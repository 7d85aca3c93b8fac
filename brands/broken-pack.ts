import { expect, test } from 'vitest'
import { type PackText, readBrandPack, readPackTexts } from './load-brand.ts'
import { problemSentence } from './pack-file.ts'

/** The files of the pack `sfr` as they are. */
export const sfrTexts: readonly PackText[] = await readPackTexts('sfr')

/** The pack `sfr` with one passage of one file replaced; a passage that is not there is a fault of the test. */
export const changed = (file: string, from: string, to: string): PackText[] =>
  sfrTexts.map(item => {
    if (item.name !== file) return item
    if (!item.text.includes(from)) throw new Error(`${file} does not hold ${from}`)
    return { name: item.name, text: item.text.replace(from, to) }
  })

/** What is said of a pack `sfr`; nothing when it is loaded. */
export const sentences = (pack: readonly PackText[]): string[] => {
  const reading = readBrandPack('sfr', pack)
  return reading.kind === 'refused' ? reading.problems.map(problemSentence) : []
}

/** The number of the line on which the first occurrence of `mark` begins. */
const lineOf = (pack: readonly PackText[], file: string, mark: string): number => {
  const text = pack.find(({ name }) => name === file)?.text ?? ''
  return text.slice(0, text.indexOf(mark)).split('\n').length
}

export type Broken = {
  readonly name: string
  readonly file: string
  readonly from: string
  readonly to: string
  /** What is first found at the line expected; left out when the place is the whole file. */
  readonly at?: string
  readonly says: string
}

/** One test a broken pack: it is refused, and the sentence points at the line. */
export const testRefusals = (broken: readonly Broken[]): void => {
  test.each(broken)('refuses $name and points at it', ({ file, from, to, at, says }) => {
    const pack = changed(file, from, to)
    const found = sentences(pack)
    expect(found.join('\n')).toContain(says)
    if (at === undefined) return
    const line = lineOf(pack, file, at)
    const pointed = found.filter(sentence => sentence.startsWith(`${file}:${line}:`))
    expect(pointed.join('\n'), found.join('\n')).toContain(says)
  })
}
