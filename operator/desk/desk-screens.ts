import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../contract/languages.ts'
import { type ClockStep, instantAfter } from '../clock-steps.ts'
import { isFaultName } from '../faults.ts'
import { chooseLanguage } from '../language.ts'
import { type Form, parseForm, textOf, wholeOf } from '../psp/form.ts'
import {
  renderFaults,
  renderHome,
  renderMailboxes,
  renderNotFound,
  renderPhones,
} from './desk-pages.ts'
import { renderMailbox, renderPhone } from './inbox-pages.ts'
import type { Parties } from './parties.ts'
import { listPayments } from './payment-list.ts'
import { renderPayments } from './payment-pages.ts'

type DeskRequest = FastifyRequest<{
  Params: { owner: string; seq: string; id: string }
  Querystring: { lang?: string; problem?: string }
}>

const pagePolicy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; base-uri 'none'; frame-ancestors 'self'"

function sendPage(reply: FastifyReply, text: string, status = 200) {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', pagePolicy)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'same-origin')
    .send(text)
}

function languageFor(request: DeskRequest): Language {
  return chooseLanguage([request.query.lang], request.headers['accept-language'])
}

function formOf(request: FastifyRequest): Form {
  return parseForm(typeof request.body === 'string' ? request.body : '')
}

function stepOf(form: Form): ClockStep | undefined {
  const step = textOf(form, 'step')
  if (step === 'next-day' || step === 'next-month') return { kind: step }
  const date = textOf(form, 'date')
  return date ? { kind: 'date', date } : undefined
}

/** Moves the server's clock; the problem, if any. */
async function moveBy(
  { clock }: Parties,
  step: ClockStep | undefined,
): Promise<string | undefined> {
  const before = await clock.read()
  if (before.kind !== 'read') return before.problem
  const instant = step && instantAfter(before.now, step)
  if (!instant) return 'no such date'
  const after = await clock.moveTo(instant)
  return after.kind === 'read' ? undefined : after.problem
}

function back(reply: FastifyReply, path: string, query: Record<string, string>) {
  return reply.redirect(`${path}?${new URLSearchParams(query)}`, 303)
}

function registerReading(server: FastifyInstance, parties: Parties): void {
  server.get('/', async (request: DeskRequest, reply) => {
    const clock = await parties.clock.read()
    const { problem } = request.query
    return sendPage(reply, renderHome({ parties, clock, problem }, languageFor(request)))
  })
  server.get('/phones', (request: DeskRequest, reply) =>
    sendPage(reply, renderPhones(parties, languageFor(request))),
  )
  server.get('/mailboxes', (request: DeskRequest, reply) =>
    sendPage(reply, renderMailboxes(parties, languageFor(request))),
  )
  server.get('/phones/:owner', (request: DeskRequest, reply) => {
    const { owner } = request.params
    return sendPage(reply, renderPhone(parties.phones.of(owner), owner, languageFor(request)))
  })
  server.get('/mailboxes/:owner', (request: DeskRequest, reply) => {
    const { owner } = request.params
    return sendPage(reply, renderMailbox(parties.mailboxes.of(owner), owner, languageFor(request)))
  })
  server.get('/mailboxes/:owner/:seq/html', (request: DeskRequest, reply) => {
    const { owner, seq } = request.params
    const mail = parties.mailboxes.of(owner).find(one => String(one.seq) === seq)
    if (!mail) return sendPage(reply, renderNotFound(languageFor(request)), 404)
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', mailPolicy)
      .send(mail.html)
  })
  server.get('/payments', (request: DeskRequest, reply) =>
    sendPage(reply, renderPayments(listPayments(parties.psp), languageFor(request))),
  )
  server.get('/faults', (request: DeskRequest, reply) =>
    sendPage(reply, renderFaults(parties, languageFor(request))),
  )
}

/** The screens of the desk: plain pages and real forms, no script. */
export function registerDeskScreens(server: FastifyInstance, parties: Parties): void {
  registerReading(server, parties)
  server.post('/clock', async (request: DeskRequest, reply) => {
    const problem = await moveBy(parties, stepOf(formOf(request)))
    return back(reply, '/', { lang: languageFor(request), ...(problem ? { problem } : {}) })
  })
  server.post('/faults', (request: DeskRequest, reply) => {
    const form = formOf(request)
    const name = textOf(form, 'name')
    if (isFaultName(name)) {
      const isOn = textOf(form, 'act') === 'on'
      const delayMs = (wholeOf(form, 'delay') ?? 5) * 1000
      if (isOn) parties.faults.set({ name, times: wholeOf(form, 'times') || null, delayMs })
      else parties.faults.clear(name)
    }
    return back(reply, '/faults', { lang: languageFor(request) })
  })
  server.post('/webhooks/:id/deliver', async (request: DeskRequest, reply) => {
    await parties.psp.webhooks.deliverNow(request.params.id)
    return back(reply, '/payments', { lang: languageFor(request) })
  })
  server.setNotFoundHandler((request, reply) => {
    const language = chooseLanguage([], request.headers['accept-language'])
    return sendPage(reply, renderNotFound(language), 404)
  })
}
