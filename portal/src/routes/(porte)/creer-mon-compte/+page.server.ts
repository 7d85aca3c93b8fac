import { redirect } from '@sveltejs/kit'
import { startSignUp } from '../../../../../contract/routes/identity.ts'
import { askWho } from '../ask-who.ts'
import { doorWords } from '../door-words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, platform }) => {
  if (platform?.visitor) redirect(303, '/')
  const { signUp, channel } = await doorWords(locals.language)
  return { words: { ...signUp, channel } }
}

export const actions: Actions = {
  default: event =>
    askWho(event, {
      start: startSignUp,
      section: 'signUp',
      codePath: '/creer-mon-compte/code',
    }),
}
