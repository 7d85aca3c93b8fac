import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages } from '../../../contract/languages.ts'
import { readSummary, readSummaryDocument } from '../../../contract/routes/contract-summary.ts'
import { makeQuote } from '../../../contract/routes/ordering.ts'
import { present } from '../../kernel/errors.ts'
import { uuidv7 } from '../../kernel/ids.ts'
import { openTypesetter, type Typeset } from '../../kernel/typeset.ts'
import { type OrderingWorld, orderingWorld } from '../../testing/ordering-world.ts'
import { itemOf, type TestLine } from '../../testing/usage-world.ts'
import { archiveSummaryJob, summaryJobs } from './archive-summary.ts'
import type { findQuote } from './queries.ts'

let world: OrderingWorld
let typeset: Typeset
beforeAll(async () => {
  world = await orderingWorld()
  typeset = await openTypesetter()
})
afterAll(() => world.close())

const newLine = () => world.addCustomer([itemOf('mobile-20go')])
const read = async (line: TestLine, quoteId: Parameters<typeof findQuote>[2]) => {
  const answer = await world.holderOf(line).client().call(readSummary, { params: { quoteId } })
  if (!answer.ok) throw new Error(answer.problem.code)
  return answer.body
}
const rowsIn = (summary: Awaited<ReturnType<typeof read>>, head: string) =>
  Object.fromEntries(
    (summary.sections.find(section => section.head === head)?.rows ?? []).map(row => [
      row.label,
      row.value.replaceAll(/[\u00a0\u202f]/g, ' '),
    ]),
  )

test('S35 L224-27 what is bought is said under each head, and the words agreed to name that very text', async () => {
  const line = await newLine()
  const quote = await world.holderOf(line).quote({ act: 'change-plan', offerCode: 'mobile-200go' })
  const summary = await read(line, quote.id)
  expect(summary.sections.map(({ head }) => head)).toEqual([
    'services',
    'speed',
    'price',
    'duration',
    'accessibility',
    'other',
  ])
  expect(rowsIn(summary, 'services')).toMatchObject({
    Offre: 'Forfait 200 Go',
    Appels: 'illimités',
    Internet:
      '200 Go ; dont 40 Go utilisables hors de France, là où l’offre le prévoit ; au-delà, débit réduit : rien n’est facturé',
  })
  expect(rowsIn(summary, 'speed')).toEqual({ 'Réseau mobile': '5G' })
  expect(rowsIn(summary, 'price')).toMatchObject({ 'Chaque mois': '25,99 € par mois' })
  expect(rowsIn(summary, 'duration')).toMatchObject({ Engagement: 'Jusqu’au 22 novembre 2027' })
  expect(quote.consent).toContain(`récapitulatif contractuel ${summary.mark}.`)
  expect(summary.mark).toMatch(/^([0-9A-F]{4} ){3}[0-9A-F]{4}$/)
})

test('a pass is once, an option has no speed, and what is given up has no summary', async () => {
  const line = await newLine()
  const holder = world.holderOf(line)
  const option = await holder.quote({ act: 'add', offerCode: 'option-maghreb' })
  const said = await read(line, option.id)
  expect(said.sections.map(({ head }) => head)).not.toContain('speed')
  await holder.accept(option)
  const removal = await holder.quote({ act: 'remove', offerCode: 'option-maghreb' })
  expect(removal.consent).not.toContain('récapitulatif')
  const none = await holder.client().call(readSummary, { params: { quoteId: removal.id } })
  expect(none.ok ? '' : none.problem.code).toBe('not-found')
})

test('the document is made once, from what was frozen and nothing else, in each language', async () => {
  for (const language of languages) {
    const line = await newLine()
    const client = world.holderOf(line).client()
    const body = { act: 'change-plan', offerCode: 'mobile-100go', effect: 'now', language } as const
    const made = await client.call(
      makeQuote,
      { params: { lineId: line.lineId }, body },
      { idempotencyKey: uuidv7() },
    )
    if (!made.ok) throw new Error(made.problem.code)
    const quoteId = made.body.id
    const ask = () => client.call(readSummaryDocument, { params: { quoteId } })
    const early = await ask()
    expect(early.ok ? '' : early.problem.code).toBe('document-being-made')
    await runJob(line, quoteId)
    const first = await ask()
    if (!first.ok) throw new Error(first.problem.code)
    const text = Buffer.from(first.body).toString('latin1')
    expect(text.startsWith('%PDF-')).toBe(true)
    expect(text).toContain('/StructTreeRoot')
    await runJob(line, quoteId)
    const second = await ask()
    expect(second.ok && Buffer.compare(first.body, second.body)).toBe(0)
    expect((await read(line, quoteId)).language).toBe(language)
  }
})

const runJob = (
  { accountId }: TestLine,
  quoteId: Parameters<typeof findQuote>[2],
): Promise<unknown> => {
  const jobs = summaryJobs({
    db: world.db,
    documents: world.documents,
    typesetter: async () => typeset,
  })
  return present(jobs[archiveSummaryJob], 'the job')({ accountId, quoteId })
}

test('a summary that was changed is neither read nor set', async () => {
  const line = await newLine()
  const quote = await world.holderOf(line).quote({ act: 'change-plan', offerCode: 'mobile-100go' })
  await world.asOwner(sql`
    update ordering.quote set summary = jsonb_set(summary, '{offer}', '"Gratuit"')
    where id = ${quote.id}
  `)
  await expect(read(line, quote.id)).rejects.toThrow()
  await expect(runJob(line, quote.id)).rejects.toThrow('was changed')
})
