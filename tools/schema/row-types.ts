import { idKinds } from '../../contract/ids.ts'
import type { Column, Table } from './read-catalog.ts'

const plainTypes: Readonly<Record<string, string>> = {
  bool: 'boolean',
  bytea: 'Buffer',
  date: 'Temporal.PlainDate',
  float8: 'number',
  int2: 'number',
  int4: 'number',
  int8: 'bigint',
  jsonb: 'unknown',
  numeric: 'string',
  text: 'string',
  timestamptz: 'Temporal.Instant',
  uuid: 'string',
}

/**
 * The row types of the migrated schema, as TypeScript. A column named after a kind of id carries its brand,
 * one that ends in `_cents` or `_micros` is money, one with a closed check is a union of its words.
 */
export const toRowTypes = (tables: readonly Table[]): string => {
  const members = tables.flatMap(table => [
    `  '${table.schema}.${table.name}': {`,
    ...table.columns.map(column => `    ${column.name}: ${typeOf(table, column)}`),
    '  }',
  ])
  const body = members.join('\n')
  const money = ['Cents', 'MicroEuros'].filter(name => body.includes(name))
  const header = [
    '// Written by `npm run schema` from the migrated database. Do not edit.',
    "import type { Generated } from 'kysely'",
    ...(body.includes('Id<') ? ["import type { Id } from '../../contract/ids.ts'"] : []),
    ...(money.length > 0
      ? [`import type { ${money.join(', ')} } from '../../contract/money.ts'`]
      : []),
  ]
  return `${header.join('\n')}\n\nexport type Database = {\n${body}\n}\n`
}

const typeOf = (table: Table, column: Column): string => {
  const base = baseType(table, column)
  const nullable = column.nullable && base !== 'unknown' ? `${base} | null` : base
  return column.generated || column.hasDefault ? `Generated<${nullable}>` : nullable
}

const baseType = (table: Table, column: Column): string => {
  const array = column.type.startsWith('_')
  const type = scalarType(table, { ...column, type: array ? column.type.slice(1) : column.type })
  return array ? `(${type})[]` : type
}

const scalarType = (table: Table, { name, type, words }: Column): string => {
  if (words.length > 0) return words.map(word => `'${word}'`).join(' | ')
  if (type === 'uuid') return idType(name === 'id' ? table.name : name.replace(/_ids?$/, ''))
  if (type === 'int8' && name.endsWith('_cents')) return 'Cents'
  if (type === 'int8' && name.endsWith('_micros')) return 'MicroEuros'
  const plain = plainTypes[type]
  if (plain === undefined)
    throw new Error(`${table.schema}.${table.name}.${name}: no TypeScript type for ${type}`)
  return plain
}

const idType = (stem: string): string => {
  const kind = idKinds.find(known => known === stem.replaceAll('_', '-'))
  return kind === undefined ? 'string' : `Id<'${kind}'>`
}
