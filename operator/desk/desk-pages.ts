import type { Language } from '../../contract/languages.ts'
import { type FaultName, faultNames } from '../faults.ts'
import { type Html, html } from '../html.ts'
import type { ClockAnswer } from '../server-clock.ts'
import { deskWords } from './desk-words.ts'
import { mailboxRows, phoneRows } from './inbox-pages.ts'
import { formatInstant, renderDesk } from './layout.ts'
import type { Parties } from './parties.ts'
import { listPayments } from './payment-list.ts'
import { inFlightPanels } from './payment-pages.ts'

function clockButtons(now: string, language: Language): Html {
  const words = deskWords(language)
  const action = `/clock?lang=${language}`
  return html`<p class="quiet">${words.clockNote}</p>
<form method="post" action="${action}"><button class="plain" name="step" value="next-day" type="submit">${words.nextDay}</button>
<button class="plain" name="step" value="next-month" type="submit">${words.nextMonth}</button></form>
<form method="post" action="${action}"><div class="field"><label for="date">${words.toDate}</label><input id="date" name="date" type="date" min="${now.slice(0, 10)}" required></div>
<button name="step" value="date" type="submit">${words.go}</button></form>`
}

function clockPanel(clock: ClockAnswer, problem: string | undefined, language: Language): Html {
  const words = deskWords(language)
  const shown =
    clock.kind === 'read'
      ? html`<p class="figure">${formatInstant(clock.now, language)}</p>${clockButtons(clock.now, language)}`
      : html`<p class="notice">${words.clockUnreachable}</p>`
  const refusal = problem
    ? html`<p class="notice" role="alert">${words.clockRefused(problem)}</p>`
    : undefined
  return html`<section class="panel"><h2>${words.clock}</h2>${refusal}${shown}</section>`
}

export type Home = { parties: Parties; clock: ClockAnswer; problem: string | undefined }

/** The overview: clock, payments in flight, phones, mailboxes. */
export function renderHome({ parties, clock, problem }: Home, language: Language): string {
  const words = deskWords(language)
  const body = html`<div class="grid">${clockPanel(clock, problem, language)}
<section class="panel"><h2>${words.phones}</h2>${phoneRows(parties, language)}</section>
<section class="panel"><h2>${words.mailboxes}</h2>${mailboxRows(parties, language)}</section>
${inFlightPanels(listPayments(parties.psp), language)}</div>`
  return renderDesk({ language, title: words.title, lead: words.lead, path: '/', body })
}

/** All phones. */
export function renderPhones(parties: Parties, language: Language): string {
  const body = html`<section class="panel">${phoneRows(parties, language)}</section>`
  return renderDesk({ language, title: deskWords(language).phones, path: '/phones', body })
}

/** All mailboxes. */
export function renderMailboxes(parties: Parties, language: Language): string {
  const body = html`<section class="panel">${mailboxRows(parties, language)}</section>`
  return renderDesk({ language, title: deskWords(language).mailboxes, path: '/mailboxes', body })
}

function faultRow({ faults }: Parties, name: FaultName, language: Language): Html {
  const words = deskWords(language)
  const active = faults.list().find(fault => fault.name === name)
  const remaining = active?.remaining ?? null
  const state = active
    ? html`<span class="tag warn">${words.on}${remaining === null ? '' : ` · ${words.left(remaining)}`}</span>`
    : html`<span class="tag">${words.off}</span>`
  const fields = active
    ? html`<button class="plain" name="act" value="off" type="submit">${words.switchOff}</button>`
    : html`<div class="field"><label for="${name}-times">${words.times}</label><input id="${name}-times" name="times" inputmode="numeric" pattern="[0-9]{0,4}"></div>
<div class="field"><label for="${name}-delay">${words.delay}</label><input id="${name}-delay" name="delay" inputmode="numeric" pattern="[0-9]{0,4}" value="5"></div>
<button name="act" value="on" type="submit">${words.switchOn}</button>`
  return html`<li><div class="row"><h2>${words.faultNames[name]}</h2>${state}</div>
<form method="post" action="/faults?lang=${language}"><input type="hidden" name="name" value="${name}">${fields}</form></li>`
}

/** All faults, each with its switch. */
export function renderFaults(parties: Parties, language: Language): string {
  const words = deskWords(language)
  const rows = faultNames.map(name => faultRow(parties, name, language))
  const body = html`<section class="panel"><ul class="rows">${rows}</ul></section>`
  return renderDesk({
    language,
    title: words.faults,
    lead: words.faultsNote,
    path: '/faults',
    body,
  })
}

/** 404. */
export function renderNotFound(language: Language): string {
  const words = deskWords(language)
  return renderDesk({
    language,
    title: words.notFound,
    path: '/',
    body: html`<p>${words.notFoundNote}</p>`,
  })
}
