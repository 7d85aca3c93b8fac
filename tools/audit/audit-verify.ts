import { join } from 'node:path'
import { openDb, openPool } from '../../server/kernel/db.ts'
import { openKeys } from '../../server/kernel/keys.ts'
import { type AuditVerdict, verifyAudit } from '../../server/kernel/verify-audit.ts'
import { dataDir, keysFile, withOwnerDatabase } from './owner-database.ts'

const sentence = (verdict: AuditVerdict): string => {
  switch (verdict.kind) {
    case 'whole':
      return `The audit trail is whole: ${verdict.rows} rows follow each other and agree with the exported heads.`
    case 'forged-export':
      return `Line ${verdict.line} of audit-heads.ndjson is not signed by us.`
    case 'broken':
      return `The audit trail is broken: chain ${verdict.chain}, row ${verdict.sequence}: ${verdict.why}.`
  }
}

/** `npm run audit-verify [heads file]`: says whether the audit trail is whole, and names the first bad row. */
const file = process.argv[2] ?? join(dataDir, 'audit-heads.ndjson')
const verdict = await withOwnerDatabase(async url => {
  const db = openDb(openPool({ url, size: 2, statementTimeoutMs: 600_000 }))
  try {
    return await verifyAudit({ db, keys: openKeys(keysFile), file })
  } finally {
    await db.destroy()
  }
})
process.stdout.write(`${sentence(verdict)}\n`)
process.exitCode = verdict.kind === 'whole' ? 0 : 1
