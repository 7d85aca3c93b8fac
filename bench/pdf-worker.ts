import { join } from 'node:path'
import type { AccountId, BillId } from '../contract/ids.ts'
import { type ArchiveDeps, archiveBill } from '../server/domains/billing/archive-bill.ts'
import { openRenderer, type RenderBill } from '../server/domains/billing/document/render-bill.ts'
import { itemisedRecords } from '../server/domains/billing/public.ts'
import { fileDocuments } from '../server/edges/storage/file-documents.ts'
import { wallClock } from '../server/kernel/clock.ts'
import { openDb, openPool } from '../server/kernel/db.ts'
import { openKeys } from '../server/kernel/keys.ts'
import { timeZone } from './customers.ts'
import { timed } from './figure.ts'

export type PdfWork = {
  readonly url: string
  readonly folder: string
  readonly keysFile: string
  readonly bills: readonly { readonly accountId: AccountId; readonly billId: BillId }[]
}

/** Bills archived a second, and what the typesetter alone does of the same bills. */
export type Archived = { readonly perSecond: number; readonly setPerSecond: number }

/** Archives the bills, then sets each of them again and does nothing else. The typesetter is warm for both. */
const archive = async ({ url, folder, keysFile, bills }: PdfWork): Promise<Archived> => {
  const pool = openPool({ url, size: 2 })
  const db = openDb(pool)
  const setAlone = await openRenderer()
  const asked: Parameters<RenderBill>[] = []
  const deps: ArchiveDeps = {
    db,
    documents: fileDocuments({
      folder: join(folder, 'documents'),
      keys: openKeys(keysFile),
      wall: wallClock,
    }),
    itemisedRecords: itemisedRecords(timeZone),
    renderer: async () => (view, at) => {
      asked.push([view, at])
      return setAlone(view, at)
    },
  }
  const [first, ...rest] = bills
  if (first !== undefined) await archiveBill(deps, first.accountId, first.billId)
  asked.length = 0
  const ms = await timed(async () => {
    for (const { accountId, billId } of rest) await archiveBill(deps, accountId, billId)
  })
  const setMs = await timed(async () => {
    for (const [view, at] of asked) setAlone(view, at)
  })
  await db.destroy()
  return { perSecond: (rest.length / ms) * 1000, setPerSecond: (rest.length / setMs) * 1000 }
}

process.once('message', (work: PdfWork) => {
  void archive(work).then(answer => {
    process.send?.(answer)
    process.disconnect?.()
  })
})
