import { fail, redirect } from '@sveltejs/kit'
import type { startRecovery, startSignUp } from '../../../../contract/routes/identity.ts'
import { boundApi } from '../bound-api.ts'
import { toChannel } from '../channel.ts'
import { type FormError, formText } from '../forms.ts'
import { sayRefusal } from '../refusals/say-refusal.ts'
import { doorWords } from './door-words.ts'

type Sent = {
  readonly request: Request
  readonly locals: App.Locals
  readonly platform: App.Platform | undefined
}
type Journey = {
  readonly start: typeof startSignUp | typeof startRecovery
  /** The section of the words that says what is missing. */
  readonly section: 'signUp' | 'recovery'
  /** Where the code is asked for. */
  readonly codePath: string
}

/** Sends the code that a form asks for, then leads to where it is typed; else says what is missing or refused. */
export async function askWho({ request, locals, platform }: Sent, journey: Journey) {
  const form = await request.formData()
  const identifier = formText(form, 'identifiant')
  const channel = toChannel(formText(form, 'canal'))
  const words = await doorWords(locals.language)
  const errors: FormError[] = []
  if (identifier === '') {
    errors.push({ id: 'identifiant', text: words[journey.section].identifierMissing })
  }
  if (channel === undefined) errors.push({ id: 'canal', text: words.channel.missing })
  if (errors.length > 0 || channel === undefined) return fail(422, { errors, identifier, channel })
  const answer = await boundApi(platform)(journey.start, { body: { identifier, channel } })
  if (answer.ok) redirect(303, `${journey.codePath}?par=${channel}`)
  errors.push({ id: 'identifiant', text: await sayRefusal(locals.language, answer.problem, {}) })
  return fail(answer.status, { errors, identifier, channel })
}
