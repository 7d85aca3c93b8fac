import { startRecovery } from '../../../../../contract/routes/identity.ts'
import { askWho } from '../ask-who.ts'
import { doorWords } from '../door-words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  const { recovery, channel } = await doorWords(locals.language)
  return { words: { ...recovery, channel } }
}

export const actions: Actions = {
  default: event =>
    askWho(event, {
      start: startRecovery,
      section: 'recovery',
      codePath: '/mot-de-passe-oublie/code',
    }),
}
