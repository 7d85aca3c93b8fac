import { error } from '@sveltejs/kit'
import { asId } from '#contract/ids.ts'
import { listBillRecords, readBill } from '#contract/routes/billing.ts'
import { inLanguage } from '#ui/dictionary.ts'
import { boundApi } from '../../../../../bound-api.ts'
import { loaded } from '../../../../../loaded.ts'
import type { PageServerLoad } from './$types'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

const perPage = 50

/** The communications behind one line of a bill. A line without usage has no such page. */
export const load: PageServerLoad = async ({ locals, platform, params, url }) => {
  const api = boundApi(platform)
  const billId = asId('bill', params.bill)
  const position = /^\d{1,4}$/.test(params.position) ? Number(params.position) : -1
  const after = url.searchParams.get('apres')
  if (position < 0) error(404)
  const query = { position, limit: perPage, ...(after ? { after: after.slice(0, 200) } : {}) }
  const [billAnswer, answer, said] = await Promise.all([
    api(readBill, { params: { billId } }),
    api(listBillRecords, { params: { billId }, query }),
    words(locals.language),
  ])
  const bill = loaded(billAnswer, url)
  const line = bill.lines.find(known => known.position === position)
  if (!line) error(404)
  if (!answer.ok && answer.problem.code === 'no-usage-here') error(404)
  const { records, next } = loaded(answer, url)
  return {
    words: said,
    bill: { id: bill.id, issuedOn: bill.issuedOn },
    line,
    records,
    older: next === null ? undefined : `?${new URLSearchParams({ apres: next })}`,
  }
}
