import { redirect } from '@sveltejs/kit'
import { asId } from '#contract/ids.ts'
import { readPayment, readReceipt } from '#contract/routes/payments.ts'
import { boundApi } from '../../../../bound-api.ts'
import { loaded } from '../../../../loaded.ts'
import type { RequestHandler } from './$types'

/** The archived receipt; while it is being made, or when nothing was paid, the payment's page says so. */
export const GET: RequestHandler = async ({ params, platform, url }) => {
  const api = boundApi(platform)
  const input = { params: { paymentId: asId('payment', params.payment) } }
  const payment = loaded(await api(readPayment, input), url)
  const receipt = await api(readReceipt, input)
  if (!receipt.ok && receipt.problem.code === 'document-being-made') {
    redirect(303, `/paiements/${params.payment}?recu=en-preparation`)
  }
  if (!receipt.ok && receipt.problem.code === 'not-paid') {
    redirect(303, `/paiements/${params.payment}`)
  }
  return new Response(Uint8Array.from(loaded(receipt, url)), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${payment.reference}.pdf"`,
      'cache-control': 'private, no-store',
    },
  })
}
