import type { Language } from '../../../../contract/languages.ts'
import { cents, toMoney } from '../../../../contract/money.ts'
import { type Say, sayIn } from '../../notifications/public.ts'
import type { ReceiptContent } from './receipt-content.ts'
import { words as en } from './words.en.ts'
import { words as fr, type ReceiptWords } from './words.fr.ts'
import { words as zh } from './words.zh.ts'

const wordsIn: Readonly<Record<Language, ReceiptWords>> = { fr, en, zh }

/** Writes a frozen receipt in its own language, as the template sets it: nothing is left to compute. */
export const toReceiptView = (content: ReceiptContent) => {
  const { language, seller, customer, reference } = content
  const words = wordsIn[language]
  const say = sayIn(language, content.timeZone)
  const amount = euros(say, content.amount)
  const day = say.date(content.paidOn)
  return {
    language,
    hue: seller.hue,
    chroma: seller.chroma,
    brand: seller.brandName,
    title: words.title,
    number: words.number(reference),
    client: words.client(customer.numeroClient),
    customer: [customer.name, ...customer.address],
    amount,
    received: words.received(day),
    payment: {
      title: words.payment,
      rows: [
        [words.reference, reference],
        [words.date, day],
        [words.method, methodOf(content, words)],
        [words.amount, amount],
      ],
    },
    paid: {
      title: words.paid,
      columns: [words.what, words.amount],
      rows: [
        ...content.bills.map(bill => [words.bill(bill.number), euros(say, bill.amount)]),
        ...(content.credit === '0' ? [] : [[words.credit, euros(say, content.credit)]]),
      ],
      total: [words.total, amount],
    },
    note: words.notAnInvoice,
    help: words.help(seller.phone),
    legal: legalLine(content, words),
    page: words.page('{page}', '{pages}'),
  }
}

const euros = (say: Say, amount: string): string => say.money(toMoney(cents(BigInt(amount))))

/** Card schemes as they write themselves; another is shown as the PSP names it. */
const schemes: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  cartes_bancaires: 'CB',
}

const methodOf = ({ card, automatic }: ReceiptContent, words: ReceiptWords): string => {
  if (card === null) return words.byCard
  const scheme = schemes[card.brand] ?? card.brand
  return automatic ? words.automaticCard(scheme, card.last4) : words.card(scheme, card.last4)
}

const legalLine = ({ seller }: ReceiptContent, words: ReceiptWords): string =>
  [
    seller.name,
    seller.form,
    seller.shareCapital,
    seller.registration,
    words.siren(seller.siren),
    words.vatNumber(seller.vatNumber),
    seller.address.join(', '),
  ].join(' · ')
