import { error, fail } from '@sveltejs/kit'
import { readPushKey, subscribePush, unsubscribePush } from '#contract/routes/notifications.ts'
import { inLanguage } from '#ui/dictionary.ts'
import { boundApi } from '../../../bound-api.ts'
import { formText } from '../../../forms.ts'
import { sayRefusal } from '../../../refusals/say-refusal.ts'
import type { Actions, PageServerLoad } from './$types'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

export const load: PageServerLoad = async ({ locals, platform }) => {
  const key = await boundApi(platform)(readPushKey, {})
  if (!key.ok) error(key.status)
  return { words: await words(locals.language), publicKey: key.body.publicKey }
}

/**
 * Both actions name the browser by the address at its push service. The same address again answers its own
 * subscription, so nothing of it needs to be kept in the browser to end it.
 */
export const actions: Actions = {
  async prevenir({ request, locals, platform }) {
    const answer = await subscribed(platform, await request.formData())
    if (answer.ok) return { done: 'on' as const }
    const { refusals } = await words(locals.language)
    return fail(answer.status, {
      text: await sayRefusal(locals.language, answer.problem, refusals),
    })
  },
  async taire({ request, locals, platform }) {
    const answer = await subscribed(platform, await request.formData())
    if (answer.ok) {
      const { subscriptionId } = answer.body
      const ended = await boundApi(platform)(unsubscribePush, { params: { subscriptionId } })
      if (ended.ok) return { done: 'off' as const }
      return fail(ended.status, { text: await sayRefusal(locals.language, ended.problem, {}) })
    }
    // What is not a browser of ours is told nothing already.
    return { done: 'off' as const }
  },
}

function subscribed(platform: App.Platform | undefined, form: FormData) {
  const [endpoint, p256dh, auth] = ['endpoint', 'p256dh', 'auth'].map(name => formText(form, name))
  const body = { endpoint: endpoint ?? '', keys: { p256dh: p256dh ?? '', auth: auth ?? '' } }
  return boundApi(platform)(subscribePush, { body })
}
