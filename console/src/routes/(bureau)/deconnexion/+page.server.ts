import { redirect } from '@sveltejs/kit'
import { signOutStaff } from '../../../../../contract/routes/staff.ts'
import { boundApi } from '../../forms.ts'
import type { Actions, PageServerLoad } from './$types'

/** Signing out is a post: a link that is followed does nothing. */
export const load: PageServerLoad = () => redirect(303, '/')

export const actions: Actions = {
  async default({ platform }) {
    await boundApi(platform)(signOutStaff, {})
    redirect(303, '/connexion?fin')
  },
}
