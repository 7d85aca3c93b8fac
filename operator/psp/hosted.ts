import { readFileSync } from 'node:fs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../contract/languages.ts'
import { chooseLanguage } from '../language.ts'
import { cut } from './api.ts'
import type { Bank } from './bank.ts'
import { createMethod, readCard } from './cards.ts'
import { answerChallenge, findChallenge } from './challenge.ts'
import { currentSession, successUrlOf, trySession } from './checkout.ts'
import { parseForm, textOf } from './form.ts'
import {
  type FormProblem,
  type PayPage,
  renderChallengePage,
  renderEndPage,
  renderPayPage,
} from './hosted-pages.ts'
import type { CheckoutSession } from './objects.ts'

type HostedOptions = { bank: Bank; committed: () => void }
type PayRequest = FastifyRequest<{
  Params: { id: string }
  Querystring: { lang?: string; failed?: string; key?: string }
}>

const stylesheet = readFileSync(new URL('hosted.css', import.meta.url), 'utf8')

function originOf(address: string | null): string {
  return address && URL.canParse(address) ? new URL(address).origin : ''
}

/** Chromium applies `form-action` to the redirect that follows a form too: the merchant is in it. */
function sendPage(
  reply: FastifyReply,
  page: { status: number; text: string; goesTo: readonly (string | null)[] },
) {
  const targets = [...new Set(["'self'", ...page.goesTo.map(originOf)])].filter(Boolean).join(' ')
  return reply
    .code(page.status)
    .type('text/html; charset=utf-8')
    .header(
      'content-security-policy',
      `default-src 'none'; style-src 'self'; form-action ${targets}; base-uri 'none'; frame-ancestors 'none'`,
    )
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'same-origin')
    .header('x-content-type-options', 'nosniff')
    .send(page.text)
}

function languageOf(request: PayRequest, session: CheckoutSession | undefined): Language {
  return chooseLanguage([request.query.lang, session?.locale], request.headers['accept-language'])
}

function sendEnd(reply: FastifyReply, language: Language, session: CheckoutSession | undefined) {
  if (!session) {
    return sendPage(reply, {
      status: 404,
      text: renderEndPage(language, { kind: 'unknown', backUrl: null }),
      goesTo: [],
    })
  }
  const isDone = session.status === 'complete'
  const backUrl = isDone ? successUrlOf(session) : session.cancel_url
  const text = renderEndPage(language, { kind: isDone ? 'done' : 'closed', backUrl })
  return sendPage(reply, { status: isDone ? 200 : 410, text, goesTo: [] })
}

function sendPay(reply: FastifyReply, page: PayPage) {
  const { success_url, cancel_url } = page.session
  const status = page.problem ? 422 : 200
  return sendPage(reply, { status, text: renderPayPage(page), goesTo: [success_url, cancel_url] })
}

function lastFailure(bank: Bank, session: CheckoutSession): FormProblem | undefined {
  const payment = bank.vault.find('payment_intent', session.payment_intent ?? '')
  const setup = bank.vault.find('setup_intent', session.setup_intent ?? '')
  const error = payment?.last_payment_error ?? setup?.last_setup_error
  return error ? { field: 'card', error } : undefined
}

/** The session as it stands; one that has just expired is told to the merchant. */
function readSession({ bank, committed }: HostedOptions, id: string): CheckoutSession | undefined {
  const session = currentSession(bank, id)
  bank.vault.commit()
  committed()
  return session
}

function showPay({ bank, committed }: HostedOptions, request: PayRequest, reply: FastifyReply) {
  const session = readSession({ bank, committed }, request.params.id)
  const language = languageOf(request, session)
  if (session?.status !== 'open') return sendEnd(reply, language, session)
  const problem = request.query.failed === undefined ? undefined : lastFailure(bank, session)
  return sendPay(reply, { session, language, typed: { name: '', expiry: '' }, problem })
}

function textBody(request: FastifyRequest): string {
  return typeof request.body === 'string' ? request.body : ''
}

function submitPay({ bank, committed }: HostedOptions, request: PayRequest, reply: FastifyReply) {
  const session = readSession({ bank, committed }, request.params.id)
  const language = languageOf(request, session)
  if (session?.status === 'complete') return reply.redirect(successUrlOf(session), 303)
  if (session?.status !== 'open') return sendEnd(reply, language, session)
  const form = parseForm(textBody(request))
  const typed = { name: textOf(form, 'name') ?? '', expiry: textOf(form, 'expiry') ?? '' }
  const [expMonth = '', expYear = ''] = typed.expiry.split('/').map(part => part.trim())
  const number = textOf(form, 'number') ?? ''
  const code = textOf(form, 'code') ?? ''
  const card = readCard({ number, expMonth, expYear, code, name: typed.name })
  if (card.kind === 'refused') {
    return sendPay(reply, {
      session,
      language,
      typed,
      problem: { field: card.field, error: card.error },
    })
  }
  const method = createMethod(bank, card, {
    name: typed.name || null,
    email: session.customer_email,
  })
  const attempt = { method, authenticated: false, offSession: false, returnUrl: null }
  const result = trySession(bank, session, attempt)
  bank.vault.commit()
  committed()
  if (card.rule === 'drops-after-commit') return cut(reply)
  if (result.kind === 'declined') {
    return sendPay(reply, {
      session,
      language,
      typed,
      problem: { field: 'card', error: result.error },
    })
  }
  if (result.kind === 'challenged')
    return reply.redirect(`${result.challengeUrl}&lang=${language}`, 303)
  return reply.redirect(successUrlOf(session), 303)
}

function showChallenge({ bank }: HostedOptions, request: PayRequest, reply: FastifyReply) {
  const challenge = findChallenge(bank, request.params.id, request.query.key ?? '')
  const language = languageOf(request, challenge?.session)
  if (!challenge) return sendEnd(reply, language, undefined)
  if (!challenge.isOpen) return reply.redirect(challenge.backUrl, 303)
  const { last4, payment, backUrl } = challenge
  const action = `/authenticate/${request.params.id}?key=${encodeURIComponent(request.query.key ?? '')}`
  const text = renderChallengePage({ language, action, last4, payment })
  return sendPage(reply, { status: 200, text, goesTo: [backUrl] })
}

function submitChallenge(
  { bank, committed }: HostedOptions,
  request: PayRequest,
  reply: FastifyReply,
) {
  const challenge = findChallenge(bank, request.params.id, request.query.key ?? '')
  if (!challenge) return sendEnd(reply, languageOf(request, undefined), undefined)
  if (!challenge.isOpen) return reply.redirect(challenge.backUrl, 303)
  const accepted = textOf(parseForm(textBody(request)), 'decision') === 'accept'
  const url = answerChallenge(bank, request.params.id, accepted)
  bank.vault.commit()
  committed()
  return reply.redirect(url, 303)
}

/** The pages a person sees: card form, 3-D Secure challenge; the merchant is reached again by GET. */
export function registerHosted(server: FastifyInstance, options: HostedOptions): void {
  server.get('/hosted.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(stylesheet),
  )
  server.get('/pay/:id', (request: PayRequest, reply) => showPay(options, request, reply))
  server.post('/pay/:id', (request: PayRequest, reply) => submitPay(options, request, reply))
  server.get('/authenticate/:id', (request: PayRequest, reply) =>
    showChallenge(options, request, reply),
  )
  server.post('/authenticate/:id', (request: PayRequest, reply) =>
    submitChallenge(options, request, reply),
  )
}
