import type { LayoutServerLoad } from './$types'
import { officeWords } from './office-words.ts'

/** The words of the agents' frame. */
export const load: LayoutServerLoad = async ({ locals }) => ({
  office: (await officeWords(locals.language)).frame,
})
