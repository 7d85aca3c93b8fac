import ts from 'typescript'
import { exportedFunctions } from '../check/exported-functions.ts'
import { type SourceFile, walk } from '../check/read-tree.ts'
import { lineOf, type Rule, type Spot } from './rule.ts'

/** What the language offers and the house does without. */
export const shapeRules: readonly Rule[] = [
  {
    name: 'named-exports',
    why: 'export it by its name, so that it has one name everywhere',
    except: [{ path: /\.config\.(ts|mjs|js)$/, because: 'its tool asks for a default export' }],
    node: node =>
      (ts.isExportSpecifier(node) && node.name.text === 'default') ||
      (ts.isExportAssignment(node) && !node.isExportEquals) ||
      (node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node.parent)),
  },
  {
    name: 'no-enum',
    why: 'write a union of literals: Node runs the file as it is and cannot erase an enum',
    node: node => ts.isEnumDeclaration(node),
  },
  {
    name: 'no-any',
    why: 'say what it is, or unknown and look',
    node: node => node.kind === ts.SyntaxKind.AnyKeyword,
  },
  {
    name: 'no-cast',
    why: 'a cast tells the compiler to look away: narrow, validate or type the source instead',
    file: casts,
  },
  {
    name: 'no-silencing',
    why: 'mend what the compiler says instead of silencing it',
    file: file => linesOf(file.text, /@ts-(ignore|nocheck|expect-error)/),
  },
  {
    name: 'only-error-classes',
    why: 'functions and plain data; a class is for an error only',
    node: node => ts.isClassLike(node) && !extendsAnError(node),
  },
  {
    name: 'plain-names',
    why: 'name it after what it is or does, not after a pattern',
    node: node =>
      ts.isIdentifier(node) &&
      isDeclaredHere(node) &&
      /(Manager|Helper|Processor|Utils?|Impl)$|^I[A-Z][a-z]/.test(node.text),
  },
  {
    name: 'no-todo',
    why: 'finish it or file it; the tree holds no promises',
    except: [{ path: /^tools\/house-rules\//, because: 'the rule names the words' }],
    file: file => linesOf(file.text, /\b(TODO|FIXME|XXX)\b/),
  },
  {
    name: 'docstring',
    why: 'say what it does, in which units, and what can go wrong, above the function',
    only: /^(contract|server|operator)\/.*\.ts$/,
    except: [
      { path: /\.test\.ts$/, because: 'the title of a test says it' },
      { path: /\/queries\.ts$/, because: 'the name says what, the SQL under it how' },
    ],
    file: undocumented,
  },
]

/** Lines of a text that match. */
function linesOf(text: string, pattern: RegExp): Spot[] {
  return text
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [{ line: index + 1 }] : []))
}

/** All casts but `as const` and, in `contract/`, the one cast of each brand. */
function casts(file: SourceFile): Spot[] {
  const found: { type: string; line: number }[] = []
  walk(file.ast, node => {
    if (!ts.isAsExpression(node) && !ts.isTypeAssertionExpression(node)) return
    const type = node.type.getText(file.ast)
    if (type !== 'const') found.push({ type, line: lineOf(file, node) })
  })
  if (!file.path.startsWith('contract/')) return found.map(({ line }) => ({ line }))
  return found
    .filter(({ type }, index) => found.findIndex(other => other.type === type) !== index)
    .map(({ type, line }) => ({ line, message: `${type} is cast twice; make it in one place` }))
}

/** Exported functions without a word. Guards (`isLine(x): x is Line`) say all in their signature. */
function undocumented(file: SourceFile): Spot[] {
  return exportedFunctions(file)
    .filter(({ statement }) => ts.getJSDocCommentsAndTags(statement).length === 0)
    .filter(({ statement }) => !isGuard(statement) && !isBodyOfOverloads(statement))
    .map(({ statement }) => ({ line: lineOf(file, statement) }))
}

function isGuard(statement: ts.Statement): boolean {
  return /^[^{]*\):\s*\w+ is\s/.test(statement.getText())
}

/** The signatures above it carry the words. */
function isBodyOfOverloads(statement: ts.Statement): boolean {
  if (!ts.isFunctionDeclaration(statement) || !ts.isSourceFile(statement.parent)) return false
  const { statements } = statement.parent
  const above = statements[statements.indexOf(statement) - 1]
  return above !== undefined && ts.isFunctionDeclaration(above) && above.body === undefined
}

function extendsAnError(node: ts.ClassLikeDeclaration): boolean {
  const parent = node.heritageClauses?.find(clause => clause.token === ts.SyntaxKind.ExtendsKeyword)
  return /(Error|Fault)$/.test(parent?.types[0]?.expression.getText() ?? '')
}

function isDeclaredHere(node: ts.Identifier): boolean {
  const declares =
    ts.isTypeAliasDeclaration(node.parent) ||
    ts.isInterfaceDeclaration(node.parent) ||
    ts.isClassLike(node.parent) ||
    ts.isFunctionDeclaration(node.parent)
  return declares && node.parent.name === node
}
