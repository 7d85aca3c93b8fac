import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { AccountId, DisputeId } from '../../../../contract/ids.ts'
import { uuidv7 } from '../../../kernel/ids.ts'
import { relayOutbox } from '../../../kernel/relay.ts'
import { disputeWorld, newAgent } from '../../../testing/dispute-world.ts'
import { ledgerImbalance } from '../../payments/public.ts'
import { readBillWhole } from '../read-bills.ts'
import { disputeSubscribers } from './jobs.ts'
import type { Opened } from './open-dispute.ts'
import { disputeRoutes } from './routes.ts'

let world: Awaited<ReturnType<typeof disputeWorld>>
beforeAll(async () => {
  world = await disputeWorld()
})
afterAll(() => world.close())
beforeEach(() => world.keepOnFailure())

const idOf = (opened: Opened): DisputeId => {
  if (opened.kind !== 'opened') throw new Error(opened.reason)
  return opened.disputeId
}

const picture = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#884422' } })
    .withExif({ IFD0: { Copyright: 'Zoé Noël' } })
    .jpeg()
    .toBuffer()

type Billed = Awaited<ReturnType<typeof world.billed>>

const billOf = async ({ accountId, billId }: Billed) => {
  const today = Temporal.PlainDate.from('2027-03-01')
  const bill = await readBillWhole(world.db, [accountId], { billId, today, language: 'fr' })
  if (bill === null) throw new Error('no bill')
  const amounts = { total: bill.total, open: bill.open, contested: bill.contested }
  const all = { ...amounts, toPay: bill.toPay, credited: bill.credited }
  return {
    ...Object.fromEntries(Object.entries(all).map(([name, { amount }]) => [name, BigInt(amount)])),
    total: BigInt(bill.total.amount),
    status: bill.status,
  }
}

const rowsOf = async (statement: string, accountId: AccountId) =>
  (await world.pool.query(statement, [accountId])).rows

const booksAgree = async () => expect(await ledgerImbalance(world.db)).toBe(0n)

test('a line is contested with a picture: its amount is held, an answer is due in a month', async () => {
  const billed = await world.billed(1200n)
  const { total } = await billOf(billed)
  const key = uuidv7()
  const files = [await picture()]
  const first = await world.contest(billed, 1200n, { files, key })
  expect(await world.contest(billed, 1200n, { files, key })).toEqual(first)
  expect(await world.contest(billed, 1200n, { key })).toEqual({
    kind: 'refused',
    reason: 'idempotency-mismatch',
  })
  expect(await world.contest(billed, 1200n)).toEqual({
    kind: 'refused',
    reason: 'already-contested',
  })
  expect(await billOf(billed)).toMatchObject({
    open: total,
    contested: 1200n,
    toPay: total - 1200n,
  })
  const [row] = await rowsOf(
    'select * from billing.dispute where account_id = $1',
    billed.accountId,
  )
  expect(row).toMatchObject({ id: idOf(first), state: 'open' })
  expect(row.reference).toMatch(/^\d+-R1$/)
  expect(String(row.answer_by)).toBe('2026-12-28')
  const [evidence] = await rowsOf(
    'select kind, digest from billing.dispute_evidence where account_id = $1',
    billed.accountId,
  )
  const kept = await world.deps.documents.get(evidence.digest)
  expect((await sharp(kept ?? Buffer.alloc(0)).metadata()).exif).toBeUndefined()
  expect(kept?.includes('Zoé')).toBe(false)
})

test('what cannot be contested, or for more, is refused and nothing is held', async () => {
  const billed = await world.billed(700n)
  const refused = (reason: string) => ({ kind: 'refused', reason })
  expect(await world.contest(billed, 700n, { amount: 701n })).toEqual(refused('amount-too-high'))
  expect(await world.contest(billed, 700n, { amount: 0n })).toEqual(refused('amount-too-high'))
  const nowhere = { ...billed, positionOf: () => 99 }
  expect(await world.contest(nowhere, 700n)).toEqual(refused('not-found'))
  const script = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
  const files = [await picture(), script]
  expect(await world.contest(billed, 700n, { files })).toEqual(refused('file-not-accepted'))
  const large = [Buffer.alloc(5_000_001)]
  expect(await world.contest(billed, 700n, { files: large })).toEqual(refused('files-too-large'))
  expect(await billOf(billed)).toMatchObject({ contested: 0n })
  expect(
    await rowsOf('select id from billing.dispute where account_id = $1', billed.accountId),
  ).toEqual([])
})

test('withdrawn, the amount is asked for again, and the line may be contested anew', async () => {
  const billed = await world.billed(900n)
  const disputeId = idOf(await world.contest(billed, 900n, { amount: 400n }))
  expect(await billOf(billed)).toMatchObject({ contested: 400n })
  expect(await world.withdraw(billed, disputeId)).toEqual({ kind: 'withdrawn' })
  expect(await world.withdraw(billed, disputeId)).toEqual({
    kind: 'refused',
    reason: 'dispute-closed',
  })
  expect(await billOf(billed)).toMatchObject({ contested: 0n, status: 'late' })
  expect((await world.contest(billed, 900n)).kind).toBe('opened')
})

test('accepted in part: a credit note with its VAT lowers what is owed of that bill, and no more can be given than the line', async () => {
  const billed = await world.billed(1200n, 500n)
  const { total } = await billOf(billed)
  const agent = newAgent()
  const disputeId = idOf(await world.contest(billed, 1200n))
  expect(await world.answer(agent, disputeId, 'accept-part', 1200n)).toEqual({
    kind: 'refused',
    reason: 'amount-too-high',
  })
  expect(await world.answer(agent, disputeId, 'accept-part', 500n)).toEqual({ kind: 'answered' })
  expect(await billOf(billed)).toMatchObject({
    open: total - 500n,
    contested: 0n,
    credited: 500n,
  })
  const again = idOf(await world.contest(billed, 1200n))
  expect(await billOf(billed)).toMatchObject({ contested: 700n })
  expect(await world.answer(agent, again, 'accept')).toEqual({ kind: 'answered' })
  const notes = await rowsOf(
    'select net_cents, vat_cents, total_cents from billing.credit_note where account_id = $1 order by number',
    billed.accountId,
  )
  expect(notes).toEqual([
    { net_cents: 417n, vat_cents: 83n, total_cents: 500n },
    { net_cents: 583n, vat_cents: 117n, total_cents: 700n },
  ])
  expect(await world.contest(billed, 1200n)).toEqual({
    kind: 'refused',
    reason: 'nothing-to-contest',
  })
  await booksAgree()
})

test('refused, the amount is due again and the customer reads why', async () => {
  const billed = await world.billed(800n)
  const { total } = await billOf(billed)
  const disputeId = idOf(await world.contest(billed, 800n))
  expect(await world.answer(newAgent(), disputeId, 'refuse')).toEqual({ kind: 'answered' })
  expect(await billOf(billed)).toMatchObject({ open: total, toPay: total, credited: 0n })
  const faults: unknown[] = []
  const subscribers = disputeSubscribers(world.disputeDeps)
  await relayOutbox({ db: world.db, subscribers, onFault: fault => faults.push(fault) })
  expect(faults).toEqual([])
  const told = await rowsOf(
    'select template from notifications.message where account_id = $1 order by id',
    billed.accountId,
  )
  expect(told.map(({ template }) => template)).toEqual(['dispute-opened', 'dispute-answered'])
  const call = {
    input: { params: { disputeId }, query: {} },
    accountIds: [billed.accountId],
    db: world.db,
  }
  const [read] = disputeRoutes(world.disputeDeps).filter(
    ({ route }) => route.id === 'billing.readDispute',
  )
  const answered = await read?.run({
    ...call,
    actor: newAgent(),
    clock: { now: world.now },
    requestId: 'r',
    idempotencyKey: undefined,
  })
  expect(answered).toMatchObject({
    body: { state: 'refused', answer: { text: 'Voici pourquoi.', granted: { amount: '0' } } },
  })
})

test('what exceeds what is owed stays on the account as credit, and the series of credit notes has no hole', async () => {
  const billed = await world.billed(2000n)
  await world.asPaid(billed)
  const disputeId = idOf(await world.contest(billed, 2000n))
  expect(await world.answer(newAgent(), disputeId, 'accept')).toEqual({ kind: 'answered' })
  const [balance] = await rowsOf(
    `select balance_cents from payments.balance where account_id = $1 and ledger = 'receivable'`,
    billed.accountId,
  )
  expect(balance).toEqual({ balance_cents: -2000n })
  await booksAgree()
  const { rows } = await world.pool.query('select number from billing.credit_note order by number')
  expect(rows.map(({ number }) => Number(number.slice(-6)))).toEqual(
    rows.map((_, index) => index + 1),
  )
  expect(rows[0].number).toBe('SFR-A-2026-11-000001')
})

test('above the operator’s amount a second person confirms, who is not the first', async () => {
  const billed = await world.billed(5001n)
  const [first, second] = [newAgent(), newAgent()]
  const disputeId = idOf(await world.contest(billed, 5001n))
  expect(await world.confirm(second, disputeId, true)).toMatchObject({
    reason: 'no-decision-waiting',
  })
  expect(await world.answer(first, disputeId, 'accept')).toEqual({ kind: 'proposed' })
  expect(await billOf(billed)).toMatchObject({ contested: 5001n, credited: 0n })
  expect(await world.answer(second, disputeId, 'refuse')).toMatchObject({
    reason: 'decision-waiting',
  })
  expect(await world.confirm(first, disputeId, true)).toMatchObject({
    reason: 'second-person-needed',
  })
  expect(await world.confirm(second, disputeId, false)).toEqual({ kind: 'set-aside' })
  expect(await world.answer(second, disputeId, 'accept')).toEqual({ kind: 'proposed' })
  expect(await world.confirm(first, disputeId, true)).toEqual({ kind: 'answered' })
  expect(await billOf(billed)).toMatchObject({ contested: 0n, credited: 5001n })
  const trail = await rowsOf(
    `select act from kernel.audit_row where account_id = $1 order by recorded_at`,
    billed.accountId,
  )
  expect(trail.map(({ act }) => act).sort()).toEqual([
    'billing.answer-dispute',
    'billing.open-dispute',
    'billing.propose-answer',
    'billing.propose-answer',
    'billing.set-answer-aside',
  ])
})

test('two agents answer at once, six times over: one does, and one credit note is made', async () => {
  for (let round = 0; round < 6; round += 1) {
    const billed = await world.billed(1000n)
    const disputeId = idOf(await world.contest(billed, 1000n))
    const answers = await Promise.all([
      world.answer(newAgent(), disputeId, 'accept'),
      world.answer(newAgent(), disputeId, 'accept-part', 300n),
      world.withdraw(billed, disputeId),
    ])
    expect(answers.filter(({ kind }) => kind === 'refused')).toHaveLength(2)
    const notes = await rowsOf(
      'select 1 from billing.credit_note where account_id = $1',
      billed.accountId,
    )
    expect(notes).toHaveLength(answers[2].kind === 'withdrawn' ? 0 : 1)
    expect(await billOf(billed)).toMatchObject({ contested: 0n })
  }
  await booksAgree()
})

test('collected while it is contested: the card is asked for all of it before, for the rest after, never twice', async () => {
  for (let round = 0; round < 8; round += 1) {
    const billed = await world.billed(600n)
    const { total } = await billOf(billed)
    await world.paysByCard(billed)
    const [opened] = await Promise.all([world.contest(billed, 600n), world.collect()])
    const disputeId = idOf(opened)
    await world.collect()
    const asked = await rowsOf(
      `select amount_cents from payments.payment where account_id = $1 and kind = 'automatic'`,
      billed.accountId,
    )
    expect(asked).toHaveLength(1)
    expect([total, total - 600n]).toContain(asked[0].amount_cents)
    await world.withdraw(billed, disputeId)
  }
})

test('what is contested is not taken on the due date, and what is left of it is once that is answered', async () => {
  const billed = await world.billed(1500n)
  const { total } = await billOf(billed)
  await world.paysByCard(billed)
  const disputeId = idOf(await world.contest(billed, 1500n))
  await world.collect()
  const asked = () =>
    rowsOf(
      `select amount_cents from payments.payment where account_id = $1 and kind = 'automatic' order by sequence`,
      billed.accountId,
    )
  expect(await asked()).toEqual([{ amount_cents: total - 1500n }])
  await world.asPaid(billed, total - 1500n)
  await world.collect()
  expect(await asked()).toHaveLength(1)
  expect(await world.answer(newAgent(), disputeId, 'accept-part', 400n)).toEqual({
    kind: 'answered',
  })
  await world.collect()
  expect(await asked()).toEqual([{ amount_cents: total - 1500n }, { amount_cents: 1100n }])
})
