import { asId } from '#contract/ids.ts'
import { readBill } from '#contract/routes/billing.ts'
import { listLines } from '#contract/routes/lines.ts'
import { listPayments } from '#contract/routes/payments.ts'
import { boundApi } from '../../../bound-api.ts'
import { loaded } from '../../../loaded.ts'
import type { PageServerLoad } from './$types'
import { type Bill, type BillWords, billWords } from './bill-words.ts'
import { sayLine } from './say-line.ts'

const mostReceipts = 20

/** The bill; the numbers of its lines and its receipts for whoever may see them. */
export const load: PageServerLoad = async ({ locals, platform, params, url }) => {
  const api = boundApi(platform)
  const billId = asId('bill', params.bill)
  const [answer, lines, paid, said] = await Promise.all([
    api(readBill, { params: { billId } }),
    api(listLines, {}),
    api(listPayments, { query: { billId, limit: mostReceipts } }),
    billWords(locals.language),
  ])
  const numbers = lines.ok
    ? lines.body.lines.flatMap(({ id, number }) => (number ? [[id, number] as const] : []))
    : []
  const bill = loaded(answer, url)
  return {
    words: said,
    bill: {
      ...bill,
      left: leftOf(bill, said),
      lines: bill.lines.map(line => ({ ...line, said: sayLine(line, said, locals.language) })),
    },
    owed: owedOf(bill, said),
    // A bill of which all that is left is contested is neither paid nor to be paid.
    tagged: bill.open.amount === '0' || bill.toPay.amount !== '0',
    numbers: Object.fromEntries(numbers),
    receipts: (paid.ok ? paid.body.payments : []).filter(({ state }) => state === 'succeeded'),
    pdfIsBeingMade: url.searchParams.get('pdf') === 'en-preparation',
  }
}

/** What the bill says under its amount of what is still to be paid. */
function owedOf({ open, toPay, status, collected }: Bill, words: BillWords): string {
  if (open.amount === '0') return words.paid
  if (toPay.amount === '0') return words.allContested
  if (status === 'late') return words.late
  return collected ? words.collected : words.before
}

/** Under the total, what credit notes took back, what is contested and what is left to pay. */
function leftOf({ id, total, toPay, contested, credited }: Bill, words: BillWords) {
  const href = `/reclamations?facture=${id}`
  return [
    { label: words.credited, amount: { ...credited, amount: `-${credited.amount}` }, href },
    { label: words.contested, amount: contested, href },
    ...(toPay.amount === total.amount ? [] : [{ label: words.stillOpen, amount: toPay }]),
  ].filter(({ amount }) => BigInt(amount.amount) !== 0n)
}
