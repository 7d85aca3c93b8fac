import ts from 'typescript'
import { exportedFunctions } from '../check/exported-functions.ts'
import { lineAt, type SourceFile, walk } from '../check/read-tree.ts'
import { importsOf } from './imports.ts'
import { ladder, placeOf } from './rooms.ts'

/** A rule about a whole file. `broken` lists what is wrong with it and on which lines. */
export type FileRule = {
  name: string
  broken: (file: SourceFile) => { line: number; message: string }[]
}

/** The rules about where SQL may stand and what a noun may know; each has a tree in `failing/`. */
export const fileRules: readonly FileRule[] = [
  { name: 'sql-in-queries', broken: sqlElsewhere },
  { name: 'own-schema', broken: otherSchemas },
  { name: 'pure-noun', broken: effectsOfANoun },
]

const builders = ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto']
const statement =
  /^\s*(select\s|insert\s+into\s|update\s+\w+(\.\w+)?\s+set\s|delete\s+from\s|with\s+\w+\s+as\s|truncate\s|lock\s+table\s|copy\s+\w+\.)/i

/** SQL is written in `queries.ts` and `views/`; the kernel has its own tables, and tests look at what was written. */
function sqlElsewhere(file: SourceFile): ReturnType<FileRule['broken']> {
  const place = placeOf(file.path)
  const home = ['kernel', 'views', 'support', 'brands'].includes(place.room) || place.isTest
  if (home || file.path.endsWith('/queries.ts')) return []
  return linesWhere(file, node => {
    if (ts.isTaggedTemplateExpression(node)) return node.tag.getText(file.ast) === 'sql'
    if (ts.isPropertyAccessExpression(node)) return builders.includes(node.name.text)
    return textOf(node, text => statement.test(text))
  }).map(line => ({ line, message: 'SQL is written in queries.ts and views/ only' }))
}

/** The SQL of a domain names its own PostgreSQL schema and no other. */
function otherSchemas(file: SourceFile): ReturnType<FileRule['broken']> {
  const { room, name } = placeOf(file.path)
  if (room !== 'domains' || !file.path.endsWith('/queries.ts')) return []
  const others = ladder.filter(domain => domain !== name).join('|')
  const inStatement = new RegExp(`\\b(from|join|into|update|table|using)\\s+(${others})\\.\\w`, 'i')
  const inBuilder = new RegExp(`^(${others})\\.\\w+(\\s+as\\s+\\w+)?$`)
  return linesWhere(file, node => {
    if (textOf(node, text => inStatement.test(text))) return true
    const first = ts.isCallExpression(node) ? node.arguments[0] : undefined
    return first !== undefined && namesATable(node) && textOf(first, text => inBuilder.test(text))
  }).map(line => ({ line, message: `the SQL of ${name} names the schema ${name} only` }))
}

function namesATable(call: ts.Node): boolean {
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return false
  const { text } = call.expression.name
  return builders.includes(text) || /Join$/.test(text) || text === 'using'
}

const effects: readonly { message: string; to: RegExp; names?: RegExp; types?: 'allowed' }[] = [
  { message: 'a noun knows no SQL', to: /(^|\/)queries\.ts$/ },
  { message: 'a noun knows no SQL', to: /^(pg|kysely|graphile-worker)$/, types: 'allowed' },
  { message: 'a noun knows no clock; give it the instant', to: /^server\/kernel\/clock\.ts$/ },
  { message: 'a noun draws nothing at random', to: /^server\/kernel\/ids\.ts$/ },
  {
    message: 'a noun draws nothing at random',
    to: /^(node:)?crypto$/,
    names: /^random|^getRandom/,
  },
  { message: 'a noun has no effect', to: /^server\/kernel\/((db|jobs|outbox|log)\.ts$|http\/)/ },
  {
    message: 'a noun knows no process',
    to: /^(node:)?(process|fs|fs\/promises|child_process|os|timers.*)$/,
  },
]

/** A noun file holds types and decisions: it imports no queries, clock, random or process. */
function effectsOfANoun(file: SourceFile): ReturnType<FileRule['broken']> {
  if (!isNoun(file)) return []
  return importsOf(file).flatMap(found => {
    const broken = effects.find(
      effect =>
        effect.to.test(found.to ?? found.specifier) &&
        !(found.typeOnly && effect.types === 'allowed') &&
        (effect.names === undefined || found.names.some(name => effect.names?.test(name))),
    )
    return broken === undefined
      ? []
      : [{ line: found.line, message: `${broken.message} (${found.specifier})` }]
  })
}

const fixedNames = /\/(([a-z-]+-)?(routes|deps)|public|queries|jobs)\.ts$/

/** A noun is a file of a domain that decides (`decide…`), or that exports no function which waits. */
function isNoun(file: SourceFile): boolean {
  const { room, isTest } = placeOf(file.path)
  if (room !== 'domains' || isTest || fixedNames.test(file.path)) return false
  const exported = exportedFunctions(file)
  return (
    exported.some(({ name }) => name.startsWith('decide')) || !exported.some(({ waits }) => waits)
  )
}

function linesWhere(file: SourceFile, matches: (node: ts.Node) => boolean): number[] {
  const lines = new Set<number>()
  walk(file.ast, node => {
    if (matches(node)) lines.add(lineAt(file, node.getStart(file.ast)))
  })
  return [...lines]
}

function textOf(node: ts.Node, matches: (text: string) => boolean): boolean {
  const isText =
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddleOrTemplateTail(node)
  return isText && matches(node.text)
}
