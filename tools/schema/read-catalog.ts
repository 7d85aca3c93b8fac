import type pg from 'pg'

export type Column = {
  readonly name: string
  /** PostgreSQL's own short name: `int8`, `_text` for an array. */
  readonly type: string
  readonly nullable: boolean
  readonly hasDefault: boolean
  readonly defaultText: string | null
  readonly generated: boolean
  /** The members of a `check (column in (…))`. */
  readonly words: readonly string[]
}
export type Table = {
  readonly schema: string
  readonly name: string
  readonly kind: 'table' | 'partitioned' | 'partition'
  readonly columns: readonly Column[]
  /** Constraints, indexes, triggers and grants as PostgreSQL writes them. */
  readonly details: readonly string[]
}

const ours =
  "n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker') and n.nspname !~ '^pg_'"

const columnsSql = `
  select n.nspname as schema, c.relname as table, c.relkind::text as kind, c.relispartition as partition,
         a.attname as name, t.typname as type, not a.attnotnull as nullable,
         a.atthasdef as has_default, pg_get_expr(d.adbin, d.adrelid) as default_text,
         a.attgenerated <> '' or a.attidentity <> '' as generated
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relkind in ('r', 'p') and ${ours}
  order by 1, 2, a.attnum`

const detailsSql = `
  select n.nspname as schema, c.relname as table, x.line from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  cross join lateral (
    select 1 as rank, 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) as line
      from pg_constraint where conrelid = c.oid and contype <> 'n'
    union all
    select 2, pg_get_indexdef(indexrelid) from pg_index
      where indrelid = c.oid and not exists (select from pg_constraint where conindid = indexrelid)
    union all
    select 3, pg_get_triggerdef(oid) from pg_trigger where tgrelid = c.oid and not tgisinternal
    union all
    select 4, 'grant ' || string_agg(lower(g.privilege_type), ', ' order by g.privilege_type) || ' to ' || r.rolname
      from aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee
      where g.grantee <> c.relowner group by r.rolname
  ) x
  where c.relkind in ('r', 'p') and ${ours}
  order by 1, 2, x.rank, x.line`

const functionsSql = `
  select n.nspname as schema, p.proname as name, pg_get_functiondef(p.oid) as definition
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where ${ours} order by 1, 2`

/** Reads our schemas from PostgreSQL's catalogs: the embedded server ships no `pg_dump`. */
export const readCatalog = async (client: pg.Client) => {
  const columns = await client.query(columnsSql)
  const details = await client.query(detailsSql)
  const functions = await client.query(functionsSql)
  const tables = new Map<string, GrowingTable>()
  for (const row of columns.rows) {
    const key = `${row.schema}.${row.table}`
    if (!tables.has(key)) tables.set(key, emptyTable(row))
    tables.get(key)?.columns.push({
      name: row.name,
      type: row.type,
      nullable: row.nullable,
      hasDefault: row.has_default,
      defaultText: row.default_text,
      generated: row.generated,
      words: [],
    })
  }
  for (const row of details.rows) tables.get(`${row.schema}.${row.table}`)?.details.push(row.line)
  const definitions: string[] = functions.rows.map(row => row.definition)
  return { tables: [...tables.values()].map(withWords), functions: definitions }
}

type GrowingTable = Table & { readonly columns: Column[]; readonly details: string[] }

const emptyTable = (row: {
  schema: string
  table: string
  kind: string
  partition: boolean
}): GrowingTable => ({
  schema: row.schema,
  name: row.table,
  kind: row.partition ? 'partition' : row.kind === 'p' ? 'partitioned' : 'table',
  columns: [],
  details: [],
})

/** Finds `check (name in ('a', 'b'))`, which PostgreSQL keeps as `name = ANY (ARRAY['a'::text, …])`. */
const withWords = (table: Table): Table => ({
  ...table,
  columns: table.columns.map(column => {
    const shape = new RegExp(`CHECK \\(\\(${column.name} = ANY \\(ARRAY\\[([^\\]]+)\\]`)
    const list = table.details.map(line => shape.exec(line)?.[1]).find(found => found !== undefined)
    const words = [...(list ?? '').matchAll(/'([^']+)'::text/g)].map(match => match[1] ?? '')
    return { ...column, words }
  }),
})
