import { error } from '@sveltejs/kit'
import { listDisputesToAnswer } from '../../../../../contract/routes/staff-disputes.ts'
import { boundApi } from '../../forms.ts'
import type { PageServerLoad } from './$types'
import { queueWords } from './queue-words.ts'

/** The open disputes, the one to be answered first at the top. */
export const load: PageServerLoad = async ({ locals, platform }) => {
  const [answer, words] = await Promise.all([
    boundApi(platform)(listDisputesToAnswer, {}),
    queueWords(locals.language),
  ])
  if (!answer.ok) error(answer.status)
  return { words, ...answer.body }
}
