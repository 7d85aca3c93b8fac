import ts from 'typescript'
import type { SourceFile } from '../check/read-tree.ts'
import { type Exception, lineOf, type Rule, type Spot } from './rule.ts'

const most = { functionLines: 60, fileLines: 300, parameters: 4, nesting: 3 }

const longByNature: readonly Exception[] = [
  { path: /\/queries\.ts$|^server\/views\//, because: 'SQL is read as SQL' },
  { path: /\/words\.[a-z]+\.ts$/, because: 'sentences' },
  { path: /^brands\/|\.data\.ts$/, because: 'reference data' },
  { path: /\/row-types\.ts$|\.sql$/, because: 'written by a tool from the schema, or SQL' },
]

/** How large a thing may grow before it is two things. */
export const sizeRules: readonly Rule[] = [
  {
    name: 'file-length',
    why: `a file has at most ${most.fileLines} lines`,
    except: longByNature,
    file: longFile,
  },
  {
    name: 'function-length',
    why: `a function has at most ${most.functionLines} lines`,
    except: longByNature,
    node: (node, file) =>
      isFunction(node) && !isSuite(node) && linesOf(file, node) > most.functionLines,
  },
  {
    name: 'few-parameters',
    why: `a function takes at most ${most.parameters} parameters; more are one object`,
    node: node => isFunction(node) && node.parameters.length > most.parameters,
  },
  {
    name: 'flat',
    why: `blocks nest at most ${most.nesting} deep; return early or name a part`,
    node: node => isBlock(node) && depthOf(node) === most.nesting + 1,
  },
]

function longFile(file: SourceFile): Spot[] {
  const counted = file.text.replace(/<style[^>]*>[\s\S]*?<\/style>/g, '').trimEnd()
  const lines = counted.split('\n').length
  if (lines <= most.fileLines) return []
  return [
    {
      line: most.fileLines + 1,
      message: `a file has at most ${most.fileLines} lines, not ${lines}`,
    },
  ]
}

function linesOf(file: SourceFile, node: ts.Node): number {
  const end = file.ast.getLineAndCharacterOfPosition(node.getEnd()).line + 1
  return end - lineOf(file, node) + 1
}

function isFunction(node: ts.Node): node is ts.SignatureDeclaration {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node)
  )
}

/** The function given to `describe` groups tests: it is a chapter, and a chapter may be long. */
function isSuite(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node.parent) &&
    /^(test\.)?describe\b/.test(node.parent.expression.getText())
  )
}

function isBlock(node: ts.Node): boolean {
  if (ts.isIfStatement(node))
    return !(ts.isIfStatement(node.parent) && node.parent.elseStatement === node)
  return (
    ts.isIterationStatement(node, false) || ts.isSwitchStatement(node) || ts.isTryStatement(node)
  )
}

function depthOf(node: ts.Node): number {
  let depth = 1
  for (let above = node.parent; above !== undefined && !isFunction(above); above = above.parent)
    if (isBlock(above)) depth += 1
  return depth
}
