import { error, fail, redirect } from '@sveltejs/kit'
import { asId } from '../../../../../contract/ids.ts'
import {
  endOtherSessions,
  endSession,
  listDevices,
  listSessions,
  readSession,
  revokeDevice,
} from '../../../../../contract/routes/identity-sessions.ts'
import { boundApi } from '../../bound-api.ts'
import { formText } from '../../forms.ts'
import { sayRefusal } from '../../refusals/say-refusal.ts'
import type { Actions, PageServerLoad } from './$types'
import { securityWords } from './security-words.ts'

/** `fait` names what was just done, said once at the top. */
export const load: PageServerLoad = async ({ locals, platform, url }) => {
  const api = boundApi(platform)
  const [session, sessions, devices, words] = await Promise.all([
    api(readSession, {}),
    api(listSessions, {}),
    api(listDevices, {}),
    securityWords(locals.language),
  ])
  if (!session.ok) error(session.status)
  if (!sessions.ok) error(sessions.status)
  if (!devices.ok) error(devices.status)
  const done = new Map<string | null, string>(Object.entries(words.done))
  return {
    words: words.page,
    done: done.get(url.searchParams.get('fait')),
    totp: session.body.totp,
    sessions: sessions.body.sessions,
    devices: devices.body.devices,
  }
}

export const actions: Actions = {
  async session({ request, locals, platform }) {
    const sessionId = asId('session', formText(await request.formData(), 'id'))
    const answer = await boundApi(platform)(endSession, { params: { sessionId } })
    if (answer.ok || answer.problem.code === 'not-found') redirect(303, '/securite?fait=session')
    const text = await sayRefusal(locals.language, answer.problem, {})
    return fail(answer.status, { errors: [{ text }] })
  },

  async autres({ locals, platform }) {
    const answer = await boundApi(platform)(endOtherSessions, {})
    if (answer.ok) redirect(303, '/securite?fait=autres')
    const text = await sayRefusal(locals.language, answer.problem, {})
    return fail(answer.status, { errors: [{ text }] })
  },

  async navigateur({ request, locals, platform }) {
    const deviceId = asId('device', formText(await request.formData(), 'id'))
    const answer = await boundApi(platform)(revokeDevice, { params: { deviceId } })
    if (answer.ok || answer.problem.code === 'not-found') redirect(303, '/securite?fait=navigateur')
    const text = await sayRefusal(locals.language, answer.problem, {})
    return fail(answer.status, { errors: [{ text }] })
  },
}
