import ts from 'typescript'
import type { SourceFile } from './read-tree.ts'

/** A function that a file exports: the statement that does it, and whether its caller must await it. */
export type ExportedFunction = { name: string; statement: ts.Statement; waits: boolean }

/** The functions a file exports by `export function …` or `export const … = (…) => …`, in order. */
export function exportedFunctions(file: SourceFile): ExportedFunction[] {
  return file.ast.statements.filter(isExported).flatMap((statement): ExportedFunction[] => {
    if (ts.isFunctionDeclaration(statement))
      return [{ name: statement.name?.text ?? '', statement, waits: waits(statement) }]
    if (!ts.isVariableStatement(statement)) return []
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      initializer !== undefined && isFunction(initializer)
        ? [{ name: name.getText(file.ast), statement, waits: waits(initializer) }]
        : [],
    )
  })
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false
}

function isFunction(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node)
}

/** Async, said to give a promise, or a function that gives such a function (`deps => async …`). */
function waits(node: ts.FunctionLikeDeclaration): boolean {
  const isAsync = ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword)
  if (isAsync === true || (node.type?.getText().startsWith('Promise<') ?? false)) return true
  return node.body !== undefined && isFunction(node.body) && waits(node.body)
}
