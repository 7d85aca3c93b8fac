import { error, redirect } from '@sveltejs/kit'
import { signOut } from '../../../../contract/routes/identity-sessions.ts'
import { securityWords } from '../(espace)/securite/security-words.ts'
import { boundApi } from '../bound-api.ts'
import type { Actions, PageServerLoad } from './$types'

/** Leaving takes a press: a link that is only followed signs nobody out. */
export const load: PageServerLoad = async ({ locals, platform }) => {
  if (!platform?.visitor) redirect(303, '/connexion')
  return { words: (await securityWords(locals.language)).signOut }
}

export const actions: Actions = {
  async default({ platform }) {
    const answer = await boundApi(platform)(signOut, {})
    if (!answer.ok) error(answer.status)
    redirect(303, '/connexion?fin=deconnexion')
  },
}
