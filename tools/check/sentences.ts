import ts from 'typescript'
import { lineAt, type SourceFile, walk } from './read-tree.ts'

/** One entry of a dictionary: its line, the texts it is made of and, sorted, what is filled in. */
export type Sentence = { line: number; pieces: string[]; holes: string[] }

/**
 * The entries of the objects that a words file exports, by their path (`errors.card.declined`).
 * An entry is a text, a list, or a function of what is filled in.
 */
export function sentencesOf(file: SourceFile): Map<string, Sentence> {
  const found = new Map<string, Sentence>()
  for (const { statement, name } of constants(file)) {
    const isExported = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (isExported) collect(file, bare(file, name), '', found)
  }
  return found
}

function collect(file: SourceFile, node: ts.Expression, key: string, found: Map<string, Sentence>) {
  if (!ts.isObjectLiteralExpression(node) || isPlural(node)) {
    if (key !== '') found.set(key, sentence(file, node))
    return
  }
  for (const property of node.properties) {
    const name = property.name?.getText(file.ast).replace(/^['"]|['"]$/g, '') ?? '…'
    const path = key === '' ? name : `${key}.${name}`
    if (ts.isPropertyAssignment(property))
      collect(file, bare(file, property.initializer), path, found)
    else if (ts.isShorthandPropertyAssignment(property))
      collect(file, bare(file, property.name), path, found)
    else found.set(path, sentence(file, property))
  }
}

function constants(file: SourceFile) {
  return file.ast.statements
    .filter(ts.isVariableStatement)
    .flatMap(statement =>
      statement.declarationList.declarations.flatMap(({ name, initializer }) =>
        ts.isIdentifier(name) && initializer !== undefined
          ? [{ statement, name, initializer }]
          : [],
      ),
    )
}

/** `{ one: …, other: … }`: one sentence, in the forms that its language has. */
function isPlural(node: ts.ObjectLiteralExpression): boolean {
  const forms = node.properties.map(property => property.name?.getText() ?? '')
  return (
    forms.includes('other') && forms.every(form => /^(zero|one|two|few|many|other)$/.test(form))
  )
}

/** The expression inside `… as const`, `… satisfies Words` and parentheses, or behind a name of the file. */
function bare(file: SourceFile, node: ts.Expression): ts.Expression {
  if (ts.isIdentifier(node)) {
    const named = constants(file).find(({ name }) => name.text === node.text)
    return named === undefined ? node : bare(file, named.initializer)
  }
  const isWrapped =
    ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)
  return isWrapped ? bare(file, node.expression) : node
}

function sentence(file: SourceFile, node: ts.Node): Sentence {
  const pieces: string[] = []
  const holes = new Set<string>()
  walk(node, part => {
    if (ts.isStringLiteralLike(part) || ts.isTemplateLiteralToken(part)) pieces.push(part.text)
    if (ts.isParameter(part)) for (const name of namesOf(part)) holes.add(name)
  })
  for (const piece of pieces)
    for (const [, name] of piece.matchAll(/\{(\w+)\}/g)) holes.add(name ?? '')
  return { line: lineAt(file, node.getStart(file.ast)), pieces, holes: [...holes].sort() }
}

/** A parameter taken apart is known by its names; a plain one by its place, since each language may name it. */
function namesOf(parameter: ts.ParameterDeclaration): string[] {
  if (ts.isObjectBindingPattern(parameter.name))
    return parameter.name.elements.map(element => (element.propertyName ?? element.name).getText())
  const place = parameter.parent.parameters.indexOf(parameter)
  return ts.isFunctionLike(parameter.parent) ? [`argument ${place + 1}`] : []
}
