import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages } from '../../../contract/languages.ts'
import { listPayments, readReceipt, startPayment } from '../../../contract/routes/payments.ts'
import { euros, newKey, type Payer, payerOf, started } from '../../testing/payer.ts'
import {
  billNumberOf,
  owingAccount,
  type PaymentWorld,
  paymentWorld,
} from '../../testing/payment-world.ts'
import { receiptTemplateText } from './archive-receipt.ts'
import { type ReceiptContent, receiptHash } from './receipt/receipt-content.ts'
import { toReceiptView } from './receipt/receipt-view.ts'

let world: PaymentWorld
let payer: Payer
beforeAll(async () => {
  world = await paymentWorld()
  payer = payerOf(world)
})
afterAll(() => world.stop())

/** Somebody who has just paid their bill on the PSP's page. */
const paidAccount = async () => {
  const owing = await owingAccount(world)
  const payment = started(await payer.start(owing))
  await payer.typeCard(payment.page, '4242424242424242')
  await payer.webhooksAreHeard()
  return { ...owing, payment: await payer.read(owing.accountId, payment.id) }
}

type Paid = Awaited<ReturnType<typeof paidAccount>>

const ask = ({ accountId, payment }: Pick<Paid, 'accountId' | 'payment'>) =>
  world.clientOf(accountId)(readReceipt, { params: { paymentId: payment.id } })

const frozen = async ({ payment }: Paid) => {
  const { rows } = await world.pool.query(
    'select content, input_hash from payments.receipt where payment_id = $1',
    [payment.id],
  )
  return rows[0]
}

test('what a receipt says is frozen when the money has come, and its document is made once', async () => {
  const paid = await paidAccount()
  expect(await frozen(paid)).toBeUndefined()
  await world.relay()
  const { content, input_hash: hash } = await frozen(paid)
  expect(content).toMatchObject({
    reference: paid.payment.reference,
    amount: '3490',
    automatic: false,
    card: { brand: 'visa', last4: '4242' },
    bills: [{ number: billNumberOf(paid.billId), amount: '3490' }],
    credit: '0',
    customer: { numeroClient: paid.number },
    seller: { name: 'Ligne Claire Télécom', siren: '123456782' },
  })
  expect(hash.equals(receiptHash(content))).toBe(true)

  const early = await ask(paid)
  expect([early.status, early.ok ? '' : early.problem.code]).toEqual([503, 'document-being-made'])
  await world.drain()
  const first = await ask(paid)
  if (!first.ok) throw new Error(first.problem.code)
  expect(Buffer.from(first.body).subarray(0, 5).toString()).toBe('%PDF-')
  const second = await ask(paid)
  expect(second.ok && Buffer.compare(first.body, second.body)).toBe(0)
  const { rows } = await world.pool.query(
    'select count(*)::int4 as made from payments.receipt_document where payment_id = $1',
    [paid.payment.id],
  )
  expect(rows).toEqual([{ made: 1 }])
  expect(world.bugs).toEqual([])
})

test('a customer who moves keeps the receipt as it was', async () => {
  const paid = await paidAccount()
  await world.relay()
  const before = await frozen(paid)
  await world.asOwner(
    sql`update customers.account set legal_name = 'Somebody Else' where id = ${paid.accountId}`,
  )
  await ask(paid)
  await world.drain()
  expect(await frozen(paid)).toEqual(before)
  expect((await ask(paid)).status).toBe(200)
})

test('a receipt asked before its event was told is frozen by its job', async () => {
  const paid = await paidAccount()
  await ask(paid)
  await world.drain()
  expect((await ask(paid)).status).toBe(200)
  const before = await frozen(paid)
  await world.relay()
  expect(await frozen(paid)).toEqual(before)
})

test('a document is never made from something that was changed', async () => {
  const paid = await paidAccount()
  await world.relay()
  await world.asOwner(sql`
    update payments.receipt set content = jsonb_set(content, '{amount}', '"1"')
    where payment_id = ${paid.payment.id}
  `)
  await ask(paid)
  await world.drain()
  expect(world.bugs.map(String).join()).toContain('what a receipt says was changed')
  expect((await ask(paid)).status).toBe(503)
  world.bugs.length = 0
})

test('there is no receipt of a payment that has not succeeded, nor of somebody else’s', async () => {
  const owing = await owingAccount(world)
  const payment = started(await payer.start(owing))
  const open = await ask({ ...owing, payment })
  expect([open.status, open.ok ? '' : open.problem.code]).toEqual([409, 'not-paid'])
  const paid = await paidAccount()
  const other = await ask({ accountId: owing.accountId, payment: paid.payment })
  expect([other.status, other.ok ? '' : other.problem.code]).toEqual([404, 'not-found'])
})

test('the database lets nobody rewrite a receipt', async () => {
  const { rows } = await world.pool.query(
    `select privilege_type as may from information_schema.role_table_grants
     where grantee = 'ligne_claire_server' and table_schema = 'payments' and table_name like 'receipt%'
     group by 1 order by 1`,
  )
  expect(rows.map(({ may }) => may)).toEqual(['INSERT', 'SELECT'])
})

const sample = (language: ReceiptContent['language']): ReceiptContent => ({
  templateVersion: '1',
  language,
  timeZone: 'Europe/Paris',
  seller: {
    brandName: 'Ligne Claire',
    name: 'Ligne Claire Télécom',
    form: 'SAS',
    shareCapital: 'capital de 1 €',
    registration: 'RCS Paris 123 456 782',
    siren: '123456782',
    vatNumber: 'FR32123456782',
    address: ['1 rue de l’Encre', '75011 Paris'],
    phone: '1023',
    hue: 250,
    chroma: 0.1,
  },
  customer: { numeroClient: '20000001', name: 'Zoé Noël', address: ['2 rue X', '13001 Marseille'] },
  reference: '20000001-3',
  paidOn: '2026-11-23',
  amount: '123490',
  automatic: false,
  card: { brand: 'visa', last4: '4242' },
  bills: [
    { number: 'SFR-2026-10-000007', amount: '100000' },
    { number: 'SFR-2026-11-000009', amount: '20000' },
  ],
  credit: '3490',
})

test('it names reference, day, amount, card, each bill paid and who received the money', () => {
  const view = toReceiptView(sample('fr'))
  expect(view.number).toBe('n° 20000001-3')
  expect(view.payment.rows).toEqual([
    ['Référence', '20000001-3'],
    ['Date', '23 novembre 2026'],
    ['Moyen', 'Carte Visa terminée par 4242'],
    ['Montant', '1\u202f234,90\u00a0€'],
  ])
  expect(view.paid.rows).toEqual([
    ['Facture n° SFR-2026-10-000007', '1\u202f000,00\u00a0€'],
    ['Facture n° SFR-2026-11-000009', '200,00\u00a0€'],
    ['Gardé pour votre prochaine facture', '34,90\u00a0€'],
  ])
  expect(view.legal).toBe(
    'Ligne Claire Télécom · SAS · capital de 1 € · RCS Paris 123 456 782 · SIREN 123456782 · TVA FR32123456782 · 1 rue de l’Encre, 75011 Paris',
  )
})

test.each(languages)(
  'in %s the document is tagged, titled and says its language',
  async language => {
    const typeset = await world.typesetter()
    const template = await receiptTemplateText()
    const at = Temporal.Instant.from('2026-11-22T23:00:00Z')
    const receipt = toReceiptView(sample(language))
    const bytes = typeset(template, { receipt }, at)
    const pdf = Buffer.from(bytes).toString('latin1')
    expect(pdf).toContain('/StructTreeRoot')
    expect(pdf).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/)
    expect(pdf).toMatch(new RegExp(`/Lang \\(${language}`))
    expect(pdf).toContain('/DisplayDocTitle true')
    expect(pdf).toMatch(/<pdfuaid:part>1</)
    for (const tag of ['H1', 'H2', 'Table', 'TH', 'TD', 'TR']) {
      expect(pdf).toMatch(new RegExp(`/S\\s*/${tag}\\b`))
    }
    for (const [, face = ''] of pdf.matchAll(/\/FontName\s*\/[A-Z]{6}\+([A-Za-z0-9-]+)/g)) {
      expect(face).toMatch(/^(Inter|BricolageGrotesque|NotoSansHans)/)
    }
    expect(typeset(template, { receipt }, at)).toEqual(bytes)
  },
)

test('the payments of a bill are found from it, those of what is owed in all too', async () => {
  const paid = await paidAccount()
  const other = await paidAccount()
  const owing = await owingAccount(world)
  const { accountId } = owing
  const body = { accountId, owed: euros('3490'), language: 'fr' as const }
  const key = { idempotencyKey: newKey() }
  const inAll = started(await world.clientOf(accountId)(startPayment, { body }, key))
  await payer.typeCard(inAll.page, '4242424242424242')
  await payer.webhooksAreHeard()
  const ofBill = async (accountId: Paid['accountId'], billId: Paid['billId']) => {
    const listed = await world.clientOf(accountId)(listPayments, { query: { billId } })
    return listed.ok ? listed.body.payments.map(({ id }) => id) : listed.problem.code
  }
  expect(await ofBill(paid.accountId, paid.billId)).toEqual([paid.payment.id])
  expect(await ofBill(owing.accountId, owing.billId)).toEqual([inAll.id])
  expect(await ofBill(paid.accountId, other.billId)).toBe('not-found')
})
