import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Finding, listFiles, parseSource, report, type SourceFile } from './read-tree.ts'
import { type Sentence, sentencesOf } from './sentences.ts'
import { leftInFrench, typography } from './typography.ts'

const french = /(^|[/.])words\.fr\.ts$/

/**
 * The dictionaries under `root`: each French one has its English and Chinese siblings, with the same keys and
 * placeholders; the French keeps to French typography and none of it is left in the Chinese.
 */
export function checkWords(root: string): Finding[] {
  return listFiles(root)
    .filter(path => french.test(path))
    .flatMap(path => {
      const words = sentencesOf(read(root, path))
      const empty = words.size === 0 ? [finding(path, 1, 'this dictionary has no sentence')] : []
      return [...empty, ...typographyOf(path, words), ...siblings(root, path, words)]
    })
}

function siblings(root: string, path: string, words: Map<string, Sentence>): Finding[] {
  return ['en', 'zh'].flatMap(language => {
    const sibling = path.replace(/fr\.ts$/, `${language}.ts`)
    if (!existsSync(join(root, sibling))) return [finding(path, 1, `there is no ${sibling}`)]
    const theirs = sentencesOf(read(root, sibling))
    return [
      ...differences(sibling, words, theirs),
      ...(language === 'zh' ? untranslated(sibling, words, theirs) : []),
    ]
  })
}

function differences(
  path: string,
  words: Map<string, Sentence>,
  theirs: Map<string, Sentence>,
): Finding[] {
  const missing = [...words.keys()].filter(key => !theirs.has(key))
  const extra = [...theirs].filter(([key]) => !words.has(key))
  const unlike = [...theirs].filter(([key, { holes }]) => {
    const expected = words.get(key)?.holes
    return expected !== undefined && expected.join() !== holes.join()
  })
  return [
    ...missing.map(key => finding(path, 1, `${key} is missing`)),
    ...extra.map(([key, { line }]) => finding(path, line, `${key} is not in the French`)),
    ...unlike.map(([key, { line }]) =>
      finding(
        path,
        line,
        `${key} takes ${words.get(key)?.holes.join(', ') || 'nothing'} in French`,
      ),
    ),
  ]
}

function untranslated(
  path: string,
  words: Map<string, Sentence>,
  theirs: Map<string, Sentence>,
): Finding[] {
  return [...theirs]
    .filter(([key, { pieces }]) => leftInFrench(pieces, words.get(key)?.pieces ?? []))
    .map(([key, { line }]) => finding(path, line, `${key} is still French`))
}

function typographyOf(path: string, words: Map<string, Sentence>): Finding[] {
  return [...words].flatMap(([key, { line, pieces }]) =>
    pieces
      .flatMap(piece => typography(piece))
      .map(message => finding(path, line, `${key}: ${message}`)),
  )
}

function read(root: string, path: string): SourceFile {
  return parseSource(path, readFileSync(join(root, path), 'utf8'))
}

function finding(path: string, line: number, message: string): Finding {
  return { path, line, rule: 'words', message }
}

if (import.meta.main) {
  const root = process.argv[2] ?? '.'
  const count = listFiles(root).filter(path => french.test(path)).length
  report(checkWords(root), `French, English and Chinese agree in all dictionaries: ${count}`)
}
