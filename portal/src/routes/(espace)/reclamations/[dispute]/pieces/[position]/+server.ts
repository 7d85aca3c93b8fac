import { error } from '@sveltejs/kit'
import { asId } from '#contract/ids.ts'
import { readDispute, readEvidence } from '#contract/routes/disputes.ts'
import { boundApi } from '../../../../../bound-api.ts'
import { loaded } from '../../../../../loaded.ts'
import type { RequestHandler } from './$types'

/** A document of a dispute, always a file to keep. */
export const GET: RequestHandler = async ({ params, platform, url }) => {
  if (!/^\d{1,2}$/.test(params.position)) error(404)
  const api = boundApi(platform)
  const input = { params: { disputeId: asId('dispute', params.dispute) } }
  const position = Number(params.position)
  const [document, answer] = await Promise.all([
    api(readEvidence, { ...input, query: { position } }),
    api(readDispute, input),
  ])
  const bytes = loaded(document, url)
  const dispute = loaded(answer, url)
  const isPdf = dispute.evidence.find(one => one.position === position)?.kind === 'pdf'
  const name = `${dispute.reference}-${position + 1}.${isPdf ? 'pdf' : 'webp'}`
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': isPdf ? 'application/pdf' : 'image/webp',
      'content-disposition': `attachment; filename="${name}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    },
  })
}
