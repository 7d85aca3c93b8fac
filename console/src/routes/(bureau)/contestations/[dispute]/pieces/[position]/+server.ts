import { error } from '@sveltejs/kit'
import { asId } from '../../../../../../../../contract/ids.ts'
import {
  readDisputeToAnswer,
  readEvidenceToAnswer,
} from '../../../../../../../../contract/routes/staff-disputes.ts'
import { boundApi } from '../../../../../forms.ts'
import type { RequestHandler } from './$types'

/** A document of a dispute: a picture that we made ourselves is shown, a PDF is a file to keep. */
export const GET: RequestHandler = async ({ params, platform }) => {
  if (!/^\d{1,2}$/.test(params.position)) error(404)
  const api = boundApi(platform)
  const input = { params: { disputeId: asId('dispute', params.dispute) } }
  const position = Number(params.position)
  const [document, answer] = await Promise.all([
    api(readEvidenceToAnswer, { ...input, query: { position } }),
    api(readDisputeToAnswer, input),
  ])
  if (!document.ok || !answer.ok) error(document.ok ? 404 : document.status)
  const { evidence, reference } = answer.body
  const isPdf = evidence.find(one => one.position === position)?.kind === 'pdf'
  const name = `${reference}-${position + 1}.${isPdf ? 'pdf' : 'webp'}`
  return new Response(Uint8Array.from(document.body), {
    headers: {
      'content-type': isPdf ? 'application/pdf' : 'image/webp',
      'content-disposition': `${isPdf ? 'attachment' : 'inline'}; filename="${name}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    },
  })
}
