import { error, fail, redirect } from '@sveltejs/kit'
import { safeReturn } from '#ui/page-frame.ts'
import { sendStepUpCode, stepUp } from '../../../../../contract/routes/identity-factors.ts'
import { readSession } from '../../../../../contract/routes/identity-sessions.ts'
import { doorWords } from '../../(porte)/door-words.ts'
import { boundApi } from '../../bound-api.ts'
import { toChannel } from '../../channel.ts'
import { formSecret, formText } from '../../forms.ts'
import { sayRefusal } from '../../refusals/say-refusal.ts'
import { securityWords } from '../securite/security-words.ts'
import type { Actions, PageServerLoad } from './$types'

const levels = ['recent', 'two-factor', 'two-factor-not-sms'] as const
const steps = ['mot-de-passe', 'choix', 'sms', 'email', 'totp'] as const

/** What the address asks: how well to show who one is, at which step, and where to go after. */
const asked = ({ searchParams }: URL) => ({
  level: levels.find(level => level === searchParams.get('niveau')) ?? 'two-factor',
  step: steps.find(step => step === searchParams.get('etape')) ?? 'mot-de-passe',
  back: safeReturn(searchParams.get('retour')),
})

const queryOf = (url: URL, step: (typeof steps)[number]) => {
  const { level, back } = asked(url)
  return new URLSearchParams({ etape: step, niveau: level, retour: back }).toString()
}

/** Shows factors one by one until the session has the level; then leads back. */
export const load: PageServerLoad = async ({ locals, platform, url }) => {
  const { level, step, back } = asked(url)
  const session = await boundApi(platform)(readSession, {})
  if (!session.ok) error(session.status)
  const { assurances, totp } = session.body
  if (assurances.includes(level)) redirect(303, back)
  const channels = session.body.channels.filter(
    channel => level !== 'two-factor-not-sms' || channel !== 'sms',
  )
  const byMessage = url.searchParams.get('sans') === 'application'
  if (step === 'choix' && totp && !byMessage) {
    redirect(303, `/verification?${queryOf(url, 'totp')}`)
  }
  const [{ check }, { channel, code }] = await Promise.all([
    securityWords(locals.language),
    doorWords(locals.language),
  ])
  const query = queryOf(url, step)
  const chooseQuery = `${queryOf(url, 'choix')}&sans=application`
  return { words: { ...check, channel, code }, step, channels, query, chooseQuery }
}

export const actions: Actions = {
  async 'mot-de-passe'({ request, locals, platform, url }) {
    const proof = formSecret(await request.formData(), 'mot-de-passe')
    const { check } = await securityWords(locals.language)
    if (proof === '') {
      return fail(422, { errors: [{ id: 'mot-de-passe', text: check.passwordMissing }] })
    }
    const answer = await boundApi(platform)(stepUp, { body: { factor: 'password', proof } })
    if (answer.ok) redirect(303, `/verification?${queryOf(url, 'choix')}`)
    const { codeRefusals } = await doorWords(locals.language)
    const own = { ...codeRefusals, 'credentials-wrong': check.refusals['credentials-wrong'] }
    const text = await sayRefusal(locals.language, answer.problem, own)
    return fail(answer.status, { errors: [{ id: 'mot-de-passe', text }] })
  },

  async envoyer({ request, locals, platform, url }) {
    const channel = toChannel(formText(await request.formData(), 'canal'))
    if (channel === undefined) {
      const words = await doorWords(locals.language)
      return fail(422, { errors: [{ id: 'canal', text: words.channel.missing }] })
    }
    const answer = await boundApi(platform)(sendStepUpCode, { body: { channel } })
    if (answer.ok) redirect(303, `/verification?${queryOf(url, channel)}`)
    const { refusals } = (await securityWords(locals.language)).check
    const text = await sayRefusal(locals.language, answer.problem, refusals)
    return fail(answer.status, { errors: [{ id: 'canal', text }] })
  },

  async verifier({ request, locals, platform, url }) {
    const proof = formText(await request.formData(), 'code')
    const { step } = asked(url)
    const words = await doorWords(locals.language)
    if (step === 'mot-de-passe' || step === 'choix')
      redirect(303, `/verification?${url.searchParams}`)
    if (proof.replace(/\D/g, '').length !== 6) {
      return fail(422, { errors: [{ id: 'code', text: words.code.missing }] })
    }
    const answer = await boundApi(platform)(stepUp, { body: { factor: step, proof } })
    if (answer.ok) redirect(303, `/verification?${queryOf(url, 'mot-de-passe')}`)
    const { refusals } = (await securityWords(locals.language)).check
    const own = { ...words.codeRefusals, 'credentials-wrong': refusals['credentials-wrong'] }
    const text = await sayRefusal(locals.language, answer.problem, own)
    return fail(answer.status, { errors: [{ id: 'code', text }] })
  },
}
