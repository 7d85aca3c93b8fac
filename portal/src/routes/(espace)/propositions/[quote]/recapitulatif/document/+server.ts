import { redirect } from '@sveltejs/kit'
import { asId } from '#contract/ids.ts'
import { readSummaryDocument } from '#contract/routes/contract-summary.ts'
import { boundApi } from '../../../../../bound-api.ts'
import { loaded } from '../../../../../loaded.ts'
import type { RequestHandler } from './$types'

/** The archived contract summary; while it is being made, its page says so. */
export const GET: RequestHandler = async ({ params, platform, url }) => {
  const answer = await boundApi(platform)(readSummaryDocument, {
    params: { quoteId: asId('quote', params.quote) },
  })
  if (!answer.ok && answer.problem.code === 'document-being-made')
    redirect(303, `/propositions/${params.quote}/recapitulatif?document=en-preparation`)
  return new Response(Uint8Array.from(loaded(answer, url)), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${params.quote}.pdf"`,
      'cache-control': 'private, no-store',
    },
  })
}
