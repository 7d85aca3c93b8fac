import type ts from 'typescript'
import { type Finding, lineAt, type SourceFile, walk } from '../check/read-tree.ts'

/** A place of a file that breaks a rule; `message` when the rule's own sentence is not enough. */
export type Spot = { line: number; message?: string }

/**
 * A rule of the house. `why` is the sentence printed when it is broken. It holds everywhere (or where `only`
 * matches), except in the paths listed, each with its reason. `node` is asked about every node of the
 * scripts, `file` about the whole file.
 */
export type Rule = {
  name: string
  why: string
  only?: RegExp
  except?: readonly Exception[]
  node?: (node: ts.Node, file: SourceFile) => boolean
  file?: (file: SourceFile) => Spot[]
}

export type Exception = { path: RegExp; because: string }

/** Exceptions that more than one rule needs. */
export const tests: Exception = { path: /\.test\.ts$|^journeys\//, because: 'a test is no product' }
export const testSupport: Exception = { path: /^server\/testing\//, because: 'what tests stand on' }
export const workshop: Exception = {
  path: /^(tools|bench|journeys)\/|(^|\/)[a-z-]+\.config\.(ts|mjs|js)$/,
  because: 'the workshop runs beside the product, never inside it',
}

/** Everything the rules find wrong in one file, by line. */
export function judge(file: SourceFile, rules: readonly Rule[]): Finding[] {
  const held = rules.filter(rule => holdsIn(rule, file.path))
  const found: Finding[] = held.flatMap(rule =>
    (rule.file?.(file) ?? []).map(spot => finding(file, rule, spot)),
  )
  walk(file.ast, node => {
    for (const rule of held)
      if (rule.node?.(node, file)) found.push(finding(file, rule, { line: lineOf(file, node) }))
  })
  return found.sort((a, b) => a.line - b.line)
}

/** The line, from 1, where a node begins. */
export function lineOf(file: SourceFile, node: ts.Node): number {
  return lineAt(file, node.getStart(file.ast))
}

function holdsIn(rule: Rule, path: string): boolean {
  if (rule.only !== undefined && !rule.only.test(path)) return false
  return !(rule.except ?? []).some(exception => exception.path.test(path))
}

function finding(file: SourceFile, rule: Rule, spot: Spot): Finding {
  return { path: file.path, line: spot.line, rule: rule.name, message: spot.message ?? rule.why }
}
