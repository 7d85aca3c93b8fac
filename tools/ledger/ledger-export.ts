import { ledgerLines } from '../../server/domains/payments/public.ts'
import { openDb, openPool } from '../../server/kernel/db.ts'
import { withOwnerDatabase } from '../audit/owner-database.ts'

/** `npm run ledger-export`: prints the books, the same bytes for two runs of one seed, start and months. */
const lines = await withOwnerDatabase(async url => {
  const db = openDb(openPool({ url, size: 2, statementTimeoutMs: 600_000 }))
  try {
    return await ledgerLines(db)
  } finally {
    await db.destroy()
  }
})
process.stdout.write(lines.map(line => `${line}\n`).join(''))
