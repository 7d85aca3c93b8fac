import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeKeyRing } from '../server/kernel/key-ring.ts'
import { issue, useBefore } from './bill-run.ts'
import { addCustomers, billingDay } from './customers.ts'
import { type Figure, type Measured, ofRounds } from './figure.ts'
import { type OwnDatabase, ownDatabase } from './own-database.ts'
import type { Archived, PdfWork } from './pdf-worker.ts'

/** As many workers as the design's machine has cores: the typesetter is synchronous. */
const workers = 2
const rounds = 4
const billsOfRound = 80
const issuedOn = Temporal.PlainDate.from('2026-11-01').with({ day: billingDay })

/** Issued bills made into archived documents by two workers: input read and checked, set, sealed, stored, noted. */
export const billPdf: Figure = {
  name: 'bill-pdf',
  unit: 'PDF/s',
  target: 40,
  targetOn: 'value',
  lowerIsBetter: false,
  limitIs: 'the typesetter alone on the same bills in the same two processes',
  measure: async () => {
    const database = await ownDatabase()
    const folder = mkdtempSync(join(tmpdir(), 'ligne-claire-bench-'))
    const keysFile = join(folder, 'keys.json')
    makeKeyRing(keysFile)
    try {
      const population = await addCustomers(database, rounds * billsOfRound)
      await useBefore(database, population, issuedOn)
      await issue(database, population, issuedOn)
      const bills = await billsOf(database)
      const measured: Measured[] = []
      for (let round = 0; round < rounds; round += 1) {
        const own = bills.slice(round * billsOfRound, (round + 1) * billsOfRound)
        const shares = Array.from({ length: workers }, (_, rank) =>
          own.filter((_bill, index) => index % workers === rank),
        )
        const done = await Promise.all(
          shares.map(share => inWorker({ url: database.url, folder, keysFile, bills: share })),
        )
        measured.push(together(done))
      }
      return ofRounds(measured.slice(1))
    } finally {
      rmSync(folder, { recursive: true, force: true })
      await database.close()
    }
  },
}

const billsOf = async ({ owner }: OwnDatabase): Promise<PdfWork['bills']> => {
  const { rows } = await owner.query<PdfWork['bills'][number]>(
    'select account_id as "accountId", id as "billId" from billing.bill order by numero_client',
  )
  return rows
}

/** Two processes at work side by side make the sum of what each makes in a second. */
const together = (done: readonly Archived[]): Measured => ({
  value: done.reduce((sum, { perSecond }) => sum + perSecond, 0),
  limit: done.reduce((sum, { setPerSecond }) => sum + setPerSecond, 0),
})

/** Archives bills in a process of their own, which says how fast it went. */
const inWorker = (work: PdfWork): Promise<Archived> =>
  new Promise((resolve, reject) => {
    const child = fork(new URL('pdf-worker.ts', import.meta.url))
    child.once('message', (answer: Archived) => resolve(answer))
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`a worker ended with ${code}`)))
    child.send(work)
  })
