import { asId } from '#contract/ids.ts'
import { listDisputes } from '#contract/routes/disputes.ts'
import { boundApi } from '../../bound-api.ts'
import { loaded } from '../../loaded.ts'
import type { PageServerLoad } from './$types'
import { disputeWords } from './dispute-words.ts'

const perPage = 24

function filtersOf(query: URLSearchParams) {
  const bill = query.get('facture')
  const after = query.get('apres')
  return {
    ...(bill ? { billId: asId('bill', bill) } : {}),
    ...(after && after.length <= 200 ? { after } : {}),
  }
}

/** Every dispute, newest first; those of one bill with `facture`. */
export const load: PageServerLoad = async ({ locals, platform, url }) => {
  const filters = filtersOf(url.searchParams)
  const [answer, words] = await Promise.all([
    boundApi(platform)(listDisputes, { query: { ...filters, limit: perPage } }),
    disputeWords(locals.language),
  ])
  const { disputes, next } = loaded(answer, url)
  const older = new URLSearchParams(url.searchParams)
  if (next) older.set('apres', next)
  return {
    words,
    ofBill: filters.billId !== undefined,
    disputes: disputes.map(({ id, reference, label, billNumber, openedAt, contested, state }) => ({
      id,
      reference,
      label,
      billNumber,
      openedAt,
      contested,
      state,
    })),
    older: next ? `?${older}` : undefined,
  }
}
