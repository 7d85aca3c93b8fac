import type pg from 'pg'
import { type Keys, sealedVersion } from '../../server/kernel/keys.ts'

const rowsAtOnce = 500

/** Every column whose name ends in `_sealed`, with its table. */
const sealedColumns = async (client: pg.Client): Promise<{ table: string; column: string }[]> => {
  const { rows } = await client.query(`
    select format('%I.%I', table_schema, table_name) as table, quote_ident(column_name) as column
    from information_schema.columns
    where column_name like '%\\_sealed' and data_type = 'bytea' order by 1, 2`)
  return rows
}

/**
 * Wraps again, with the newest key, the own key of every sealed value of the database; contents are not
 * touched. Answers how many were wrapped. May be stopped and run again.
 */
export const rewrapColumns = async (
  client: pg.Client,
  keys: Keys,
  version: number,
): Promise<number> => {
  let wrapped = 0
  for (const { table, column } of await sealedColumns(client)) {
    let after = '(0,0)'
    for (;;) {
      const { rows } = await client.query(
        `select ctid::text as place, ${column} as sealed from ${table}
         where ctid > $1::tid and ${column} is not null order by ctid limit ${rowsAtOnce}`,
        [after],
      )
      const last = rows.at(-1)
      if (last === undefined) break
      after = last.place
      const old = rows.filter(row => sealedVersion(row.sealed) !== version)
      for (const row of old) {
        // The old value is compared too: a row that was written meanwhile is left as it is.
        const { rowCount } = await client.query(
          `update ${table} set ${column} = $1 where ctid = $2::tid and ${column} = $3`,
          [keys.rewrap(row.sealed), row.place, row.sealed],
        )
        wrapped += rowCount ?? 0
      }
    }
  }
  return wrapped
}
