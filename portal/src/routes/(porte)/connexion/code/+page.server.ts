import { fail, redirect } from '@sveltejs/kit'
import { safeReturn } from '#ui/page-frame.ts'
import { sendSignInCode, verifySignIn } from '../../../../../../contract/routes/identity.ts'
import { boundApi } from '../../../bound-api.ts'
import { toChannel } from '../../../channel.ts'
import { formText } from '../../../forms.ts'
import { sayRefusal } from '../../../refusals/say-refusal.ts'
import { doorWords } from '../../door-words.ts'
import type { Actions, PageServerLoad } from './$types'

const steps = ['choix', 'sms', 'email', 'totp'] as const

/** `par` is the step: choose where the code goes, or type the one that came by this way. */
export const load: PageServerLoad = async ({ locals, platform, url }) => {
  const { searchParams } = url
  const back = safeReturn(searchParams.get('retour'))
  if (platform?.visitor) redirect(303, back)
  const step = steps.find(name => name === searchParams.get('par'))
  if (step === undefined) redirect(303, '/connexion')
  const channels = channelsIn(searchParams)
  const { second, channel, code } = await doorWords(locals.language)
  const query = String(stepQuery(step, searchParams))
  const chooseQuery = String(stepQuery('choix', searchParams))
  return { words: { ...second, channel, code }, step, channels, query, chooseQuery }
}

const channelsIn = (query: URLSearchParams) =>
  (query.get('canaux') ?? '').split(',').flatMap(name => toChannel(name) ?? [])

/** The address of a step, keeping the ways a code can come and where to go afterwards. */
const stepQuery = (step: string, query: URLSearchParams) =>
  new URLSearchParams({
    par: step,
    canaux: channelsIn(query).join(','),
    retour: safeReturn(query.get('retour')),
  })

export const actions: Actions = {
  async envoyer({ request, locals, platform, url }) {
    const channel = toChannel(formText(await request.formData(), 'canal'))
    const words = await doorWords(locals.language)
    if (channel === undefined) {
      return fail(422, { errors: [{ id: 'canal', text: words.channel.missing }] })
    }
    const answer = await boundApi(platform)(sendSignInCode, { body: { channel } })
    if (answer.ok) redirect(303, `/connexion/code?${stepQuery(channel, url.searchParams)}`)
    const own = { ...words.second.refusals, 'no-journey': words.codeRefusals['no-journey'] }
    const text = await sayRefusal(locals.language, answer.problem, own)
    return fail(answer.status, { errors: [{ id: 'canal', text }] })
  },

  async verifier({ request, locals, platform, url }) {
    const form = await request.formData()
    const code = formText(form, 'code')
    const words = await doorWords(locals.language)
    if (code.replace(/\D/g, '').length !== 6) {
      return fail(422, { errors: [{ id: 'code', text: words.code.missing }] })
    }
    const trustDevice = form.get('navigateur') !== null
    const answer = await boundApi(platform)(verifySignIn, { body: { code, trustDevice } })
    if (answer.ok) redirect(303, safeReturn(url.searchParams.get('retour')))
    const text = await sayRefusal(locals.language, answer.problem, words.codeRefusals)
    return fail(answer.status, { errors: [{ id: 'code', text }] })
  },
}
