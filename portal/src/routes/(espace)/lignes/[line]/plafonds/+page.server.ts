import { fail, type RequestEvent, redirect } from '@sveltejs/kit'
import type { Input } from '#contract/define.ts'
import { asId } from '#contract/ids.ts'
import { toMoney, zeroCents } from '#contract/money.ts'
import { readLine } from '#contract/routes/lines.ts'
import {
  causes,
  readControls,
  setAlerts,
  setCeiling,
  setRoaming,
} from '#contract/routes/usage-controls.ts'
import { voiceOf } from '#ui/voice.ts'
import { boundApi } from '../../../../bound-api.ts'
import { formKey } from '../../../../form-key.ts'
import { type FormError, formText } from '../../../../forms.ts'
import { loaded } from '../../../../loaded.ts'
import { sayRefusal } from '../../../../refusals/say-refusal.ts'
import { verificationPath } from '../../../../verification-path.ts'
import type { Actions, PageServerLoad } from './$types'
import { controlWords } from './control-words.ts'
import { plainEuros } from './plain-euros.ts'
import { sayCeiling } from './say-ceiling.ts'
import { sayControls } from './say-controls.ts'
import { typedEuros } from './typed-euros.ts'

const doneNames = ['plafond', 'leve', 'itinerance', 'alertes'] as const

/** What is spent of a line under each ceiling, with the forms that change them. */
export const load: PageServerLoad = async ({ locals, platform, params, url }) => {
  const api = boundApi(platform)
  const input = { params: { lineId: asId('line', params.line) } }
  const [line, controls, words] = await Promise.all([
    api(readLine, input),
    api(readControls, { ...input, query: { language: locals.language } }),
    controlWords(locals.language),
  ])
  const { id, label } = loaded(line, url).line
  const { ceilings, ...rest } = loaded(controls, url)
  const [{ amount: spend } = { amount: '' }] =
    rest.alerts.find(({ subject }) => subject === 'spend')?.amounts ?? []
  return {
    words,
    line: { id, label },
    title: voiceOf(locals.language).say(words.titleOf, { name: label }),
    told: sayControls(words, rest, locals.language),
    spend: plainEuros(spend),
    ceilings: ceilings.map(ceiling => sayCeiling(words, ceiling, locals.language)),
    done: doneNames.find(name => name === url.searchParams.get('fait')),
    key: formKey(),
  }
}

export const actions: Actions = {
  async plafond(event) {
    const form = await event.request.formData()
    const cause = causes.find(one => one === formText(form, 'cause')) ?? 'total'
    const typed = formText(form, 'plafond')
    const limit = typedEuros(typed)
    const words = await controlWords(event.locals.language)
    const id = `plafond-${cause}`
    if (limit === null)
      return fail(422, { errors: [{ id, text: words.amountWrong }], cause, typed })
    const { language } = event.locals
    const body = { cause, act: 'set' as const, limit, language }
    const answer = await boundApi(event.platform)(setCeiling, inputOf(event, body), keyOf(form))
    if (answer.ok) leave(event, 'plafond')
    askMore(event, answer.problem)
    const text = await sayRefusal(language, answer.problem, words.refusals)
    return fail(answer.status, { errors: [{ id, text }], cause, typed })
  },

  async loi(event) {
    const form = await event.request.formData()
    const cause = causes.find(one => one === formText(form, 'cause')) ?? 'roaming-data'
    const { language } = event.locals
    const body = { cause, act: 'restore' as const, language }
    const answer = await boundApi(event.platform)(setCeiling, inputOf(event, body), keyOf(form))
    if (answer.ok) leave(event, 'plafond')
    askMore(event, answer.problem)
    const { refusals } = await controlWords(language)
    return refused(answer.status, await sayRefusal(language, answer.problem, refusals))
  },

  async itinerance(event) {
    const form = await event.request.formData()
    const body = { allowed: formText(form, 'etranger') === 'oui' }
    const answer = await boundApi(event.platform)(setRoaming, inputOf(event, body), keyOf(form))
    if (answer.ok) leave(event, 'itinerance')
    askMore(event, answer.problem)
    const { refusals } = await controlWords(event.locals.language)
    return refused(answer.status, await sayRefusal(event.locals.language, answer.problem, refusals))
  },

  async alertes(event) {
    const form = await event.request.formData()
    const words = await controlWords(event.locals.language)
    const typed = formText(form, 'depense')
    const spend = typed === '' ? toMoney(zeroCents) : typedEuros(typed)
    if (spend === null) {
      return fail(422, { errors: [{ id: 'depense', text: words.amountWrong }], spendTyped: typed })
    }
    const wishes: readonly Input<typeof setAlerts>['body'][] = [
      { subject: 'data', percents: percentsIn(form, 'data') },
      { subject: 'voice', percents: percentsIn(form, 'voice') },
      { subject: 'sms', percents: percentsIn(form, 'sms') },
      { subject: 'spend', amounts: spend.amount === '0' ? [] : [spend] },
    ]
    for (const body of wishes) {
      const key = { idempotencyKey: `${formText(form, 'cle')}-${body.subject}` }
      const input = inputOf(event, body)
      const answer = await boundApi(event.platform)(setAlerts, input, key)
      if (answer.ok) continue
      askMore(event, answer.problem)
      const text = await sayRefusal(event.locals.language, answer.problem, words.refusals)
      return refused(answer.status, text)
    }
    return leave(event, 'alertes')
  },
}

type Asked = Pick<RequestEvent<{ line: string }>, 'params' | 'url' | 'locals' | 'platform'>

const inputOf = <Body>({ params }: Asked, body: Body) => ({
  params: { lineId: asId('line', params.line) },
  body,
})

const keyOf = (form: FormData) => ({ idempotencyKey: formText(form, 'cle') })

const percentsIn = (form: FormData, name: string): number[] =>
  form.getAll(name).flatMap(value => {
    const percent = Number(value)
    return Number.isInteger(percent) && percent >= 1 && percent <= 100 ? [percent] : []
  })

function leave({ url }: Asked, done: (typeof doneNames)[number]): never {
  redirect(303, `${url.pathname}?fait=${done}`)
}

/** Leads to the page where a person shows again who they are, when that is what lacks. */
function askMore({ url }: Asked, problem: { readonly code: string; readonly assurance?: string }) {
  if (problem.code === 'assurance-required')
    redirect(303, verificationPath(url.pathname, problem.assurance))
}

function refused(status: number, text: string) {
  const errors: FormError[] = [{ text }]
  return fail(status, { errors })
}
