import { error, redirect } from '@sveltejs/kit'
import { asId } from '#contract/ids.ts'
import { readBill, readBillPdf } from '#contract/routes/billing.ts'
import { boundApi } from '../../../../bound-api.ts'
import { loaded } from '../../../../loaded.ts'
import type { RequestHandler } from './$types'

/** The archived document; while it is being made, the bill's page says so and offers to try again. */
export const GET: RequestHandler = async ({ params, platform, url }) => {
  const api = boundApi(platform)
  const input = { params: { billId: asId('bill', params.bill) } }
  const document = await api(readBillPdf, input)
  if (!document.ok && document.problem.code === 'document-being-made') {
    redirect(303, `/factures/${params.bill}?pdf=en-preparation`)
  }
  const bytes = loaded(document, url)
  const bill = await api(readBill, input)
  if (!bill.ok) error(bill.status)
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${bill.body.number}.pdf"`,
      'cache-control': 'private, no-store',
    },
  })
}
