import type { QuoteView } from '#contract/routes/ordering.ts'

type Item = QuoteView['before']['items'][number]
type Amount = Item['amount']

/** Something paid each month, before a change, after it, or both; `until` as it will be. */
export type ComparedItem = {
  readonly names: Item['names']
  readonly before?: Amount
  readonly after?: Amount
  readonly until?: string
}

const isSame = (a: Item, b: Item) => a.kind === b.kind && a.names.fr === b.names.fr

/** What is paid each month before and after, what stays on one row; each item of either side once. */
export function compareSides({ before, after }: Pick<QuoteView, 'before' | 'after'>) {
  const left = [...after.items]
  const rows = before.items.map((item): ComparedItem => {
    const at = left.findIndex(other => isSame(item, other))
    const [other] = at < 0 ? [] : left.splice(at, 1)
    const until = (other ?? item).until
    return {
      names: item.names,
      before: item.amount,
      ...(other ? { after: other.amount } : {}),
      ...(until ? { until } : {}),
    }
  })
  const added = left.map(
    (item): ComparedItem => ({
      names: item.names,
      after: item.amount,
      ...(item.until ? { until: item.until } : {}),
    }),
  )
  return [...rows, ...added]
}

/** What `after` is more than `before`; in whole cents. */
export function differenceOf(before: Amount, after: Amount): Amount {
  const cents = BigInt(after.amount) - BigInt(before.amount)
  return { amount: cents.toString(), currency: after.currency }
}

/** What the last button says one pays: a pass once, an option alone, else the whole line each month. */
export function amountOrdered(quote: QuoteView): Amount {
  const isIt = ({ names }: { readonly names: Item['names'] }) => names.fr === quote.offer.names.fr
  const pass = quote.nextBill.items.find(item => item.kind === 'pass' && isIt(item))
  if (pass) return pass.amount
  const added = quote.act === 'add' ? quote.after.items.find(isIt) : undefined
  return added?.amount ?? quote.after.monthly
}
