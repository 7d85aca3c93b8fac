import { loadBrand } from '../../brands/load-brand.ts'
import { contentOf } from '../../brands/pack-content.ts'
import { cents } from '../../contract/money.ts'
import type { CatalogueBook } from '../domains/catalog/public.ts'
import { toCatalogue } from '../domains/catalog/to-catalogue.ts'
import { present } from '../kernel/errors.ts'

/** The catalogue of the pack sfr with more plans in it, without fee, promotion or promise: their codes and monthly cents. */
export const packBook = async (plans: Readonly<Record<string, bigint>>): Promise<CatalogueBook> => {
  const reading = await loadBrand('sfr')
  if (reading.kind === 'refused') throw new Error('the pack sfr is broken')
  const content = contentOf(reading.pack.sections)
  const catalogue = toCatalogue('00000000-0000-7000-8000-000000000000', content)
  const model = present(catalogue.offers.get('mobile-20go'), 'a plan of the pack')
  const more = Object.entries(plans).map(([code, monthly]) => {
    const prices = model.prices.map(price => ({ ...price, amount: cents(monthly) }))
    return [code, { ...model, code, prices }] as const
  })
  const current = { ...catalogue, offers: new Map([...catalogue.offers, ...more]) }
  const publishedOn = Temporal.PlainDate.from('2023-01-01')
  return { current, versions: [{ publishedOn, catalogue: current }] }
}
