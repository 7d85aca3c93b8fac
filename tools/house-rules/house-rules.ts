import { type Finding, readSources, report, type SourceFile } from '../check/read-tree.ts'
import { effectRules } from './effect-rules.ts'
import { nameRules } from './name-rules.ts'
import { judge, type Rule } from './rule.ts'
import { shapeRules } from './shape-rules.ts'
import { sizeRules } from './size-rules.ts'
import { wordRules } from './word-rules.ts'

/** The rules of the house that no other tool checks; each has a file in `failing/` that breaks it. */
export const houseRules: readonly Rule[] = [
  ...shapeRules,
  ...sizeRules,
  ...effectRules,
  ...wordRules,
  ...nameRules,
]

/** The files the rules are about. */
export const judged = /\.(ts|mjs|js|svelte|sql)$/

/** Everything the house rules find wrong in a tree, by path and line. */
export function checkHouseRules(files: readonly SourceFile[]): Finding[] {
  return files.flatMap(file => judge(file, houseRules))
}

if (import.meta.main) {
  const files = readSources(process.argv[2] ?? '.', judged)
  report(checkHouseRules(files), `${files.length} files keep ${houseRules.length} rules`)
}
