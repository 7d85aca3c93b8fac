import { posix } from 'node:path'
import ts from 'typescript'
import { lineAt, type SourceFile, walk } from '../check/read-tree.ts'

/** One import of a file: `to` is the path in the tree of a file of ours, or null for a package or a built-in. */
export type Import = {
  from: string
  line: number
  specifier: string
  to: string | null
  names: string[]
  reexports: boolean
  typeOnly: boolean
}

/** Every import of a file: static, type only, dynamic, `export … from` and `import('…')` as a type. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = []
  walk(file.ast, node => {
    const specifier = specifierOf(node)
    if (specifier === undefined) return
    found.push({
      from: file.path,
      line: lineAt(file, node.getStart(file.ast)),
      specifier,
      to: resolve(file.path, specifier),
      names: namesOf(node),
      reexports: ts.isExportDeclaration(node),
      typeOnly: isTypeOnly(node),
    })
  })
  return found
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node))
    return literal(node.moduleSpecifier)
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return literal(node.arguments[0])
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return literal(node.argument.literal)
  return undefined
}

function literal(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node))
    return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
  return ts.isImportTypeNode(node) || (ts.isExportDeclaration(node) && node.isTypeOnly)
}

function namesOf(node: ts.Node): string[] {
  if (!ts.isImportDeclaration(node)) return []
  const bindings = node.importClause?.namedBindings
  if (bindings === undefined || !ts.isNamedImports(bindings)) return []
  return bindings.elements.map(element => (element.propertyName ?? element.name).text)
}

function resolve(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null
  return posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''))
}
