import { error, fail, redirect } from '@sveltejs/kit'
import { asId } from '#contract/ids.ts'
import { listAccounts } from '#contract/routes/customers.ts'
import {
  preferenceChannels,
  preferenceTopics,
  readPreferences,
  setPreference,
} from '#contract/routes/notifications.ts'
import { inLanguage } from '#ui/dictionary.ts'
import { boundApi } from '../../../bound-api.ts'
import { type FormError, formText } from '../../../forms.ts'
import { loaded } from '../../../loaded.ts'
import { sayRefusal } from '../../../refusals/say-refusal.ts'
import { verificationPath } from '../../../verification-path.ts'
import type { Actions, PageServerLoad } from './$types'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

const topics = preferenceTopics.filter(topic => topic !== 'essential')

/** S100 S108: what each account is told of and how, but for what must always be told. */
export const load: PageServerLoad = async ({ locals, platform, url }) => {
  const api = boundApi(platform)
  const [answer, said] = await Promise.all([api(listAccounts, {}), words(locals.language)])
  const { accounts } = loaded(answer, url)
  const wished = await Promise.all(
    accounts.map(({ id }) => api(readPreferences, { params: { accountId: id } })),
  )
  return {
    words: said,
    isSaved: url.searchParams.has('fait'),
    accounts: accounts.map(({ id, number }, index) => {
      const own = wished[index]
      const preferences = own?.ok ? own.body.preferences : []
      return {
        id,
        number,
        topics: topics.map(topic => ({
          topic,
          channels: preferenceChannels.map(channel => ({
            channel,
            wanted: preferences.some(
              one => one.topic === topic && one.channel === channel && one.wanted,
            ),
          })),
        })),
      }
    }),
  }
}

export const actions: Actions = {
  async default({ request, locals, platform, url }) {
    const api = boundApi(platform)
    const form = await request.formData()
    const params = { accountId: asId('account', formText(form, 'compte')) }
    const before = await api(readPreferences, { params })
    if (!before.ok) error(before.status === 400 ? 404 : before.status)
    const ticked = new Set(form.getAll('choix'))
    const changed = before.body.preferences.filter(
      ({ topic, channel, wanted, canChange }) =>
        canChange && ticked.has(`${topic}-${channel}`) !== wanted,
    )
    for (const { topic, channel, wanted } of changed) {
      const answer = await api(setPreference, { params, body: { topic, channel, wanted: !wanted } })
      if (answer.ok) continue
      const { problem } = answer
      if (problem.code === 'assurance-required')
        redirect(303, verificationPath(url.pathname, problem.assurance))
      const { refusals } = await words(locals.language)
      const errors: FormError[] = [{ text: await sayRefusal(locals.language, problem, refusals) }]
      return fail(answer.status, { errors })
    }
    redirect(303, '/messages/choix?fait')
  },
}
