import { type Language, languages } from '../../contract/languages.ts'
import { type Html, html } from '../html.ts'
import { languageNames } from '../language.ts'
import { hostedWords, sentenceOf } from './hosted-words.ts'
import type { CardError, CheckoutSession } from './objects.ts'
import { testCards } from './test-cards.ts'
import type { HostedWords } from './words.fr.ts'

/** A wrong field of the card form; `card` when the bank refused the card as a whole. */
export type FormProblem = { field: 'number' | 'expiry' | 'code' | 'card'; error: CardError }

type Page = { language: Language; title: string; body: Html; languageLinks?: string }

const formatters = new Map<string, Intl.NumberFormat>()

/** `3490`, `eur` → `34,90 €` in French. */
export function formatAmount(amount: number, currency: string, language: Language): string {
  const key = `${language}/${currency}`
  const formatter =
    formatters.get(key) ??
    new Intl.NumberFormat(language, { style: 'currency', currency: currency.toUpperCase() })
  formatters.set(key, formatter)
  return formatter.format(amount / 100)
}

function languageNav(language: Language, words: HostedWords, address: string): Html {
  const links = languages.map(one => {
    const current = one === language ? html` aria-current="true"` : html``
    return html`<a href="${address}lang=${one}" lang="${one}" hreflang="${one}"${current}>${languageNames[one]}</a>`
  })
  return html`<nav class="languages" aria-label="${words.languages}">${links}</nav>`
}

function renderPage({ language, title, body, languageLinks }: Page): string {
  const words = hostedWords(language)
  const page = html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="stylesheet" href="/hosted.css"></head>
<body><aside class="ribbon">${words.ribbon}</aside><main><h1>${title}</h1>
${body}
${languageLinks === undefined ? undefined : languageNav(language, words, languageLinks)}</main></body></html>`
  return page.html
}

type Field = {
  name: 'name' | 'number' | 'expiry' | 'code'
  label: string
  hint?: string
  autocomplete: string
  value: string
  sentence: string | undefined
  errorPrefix: string
}

function renderField({
  name,
  label,
  hint,
  autocomplete,
  value,
  sentence,
  errorPrefix,
}: Field): Html {
  const described = [hint && `${name}-hint`, sentence && `${name}-error`].filter(Boolean).join(' ')
  const mode = name === 'name' ? 'text' : 'numeric'
  return html`<div class="field"><label for="${name}">${label}</label>
${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : undefined}
${sentence ? html`<p class="wrong" id="${name}-error">${errorPrefix} ${sentence}</p>` : undefined}
<input id="${name}" name="${name}" inputmode="${mode}" autocomplete="${autocomplete}" value="${value}"${
    described ? html` aria-describedby="${described}"` : undefined
  }${sentence ? html` aria-invalid="true"` : undefined}></div>`
}

function renderProblem(words: HostedWords, problem: FormProblem): Html {
  const sentence = sentenceOf(words, problem.error.code, problem.error.decline_code)
  const target = problem.field === 'card' ? 'number' : problem.field
  return html`<div class="problem" role="alert" tabindex="-1" autofocus><h2>${words.problem}</h2>
<p><a href="#${target}">${sentence}</a></p><p>${words.notCharged}</p></div>`
}

function renderTests(words: HostedWords): Html {
  const rows = Object.entries(testCards).map(
    ([number, rule]) =>
      html`<tr><td>${number.replace(/(\d{4})(?=\d)/g, '$1 ')}</td><td>${words.rules[rule]}</td></tr>`,
  )
  return html`<details><summary>${words.tests}</summary><table><caption>${words.testsNote}</caption>
<thead><tr><th scope="col">${words.testNumber}</th><th scope="col">${words.testEffect}</th></tr></thead>
<tbody>${rows}</tbody></table></details>`
}

export type PayPage = {
  session: CheckoutSession
  language: Language
  /** the name and expiry typed before, given back; never the number or the code */
  typed: { name: string; expiry: string }
  problem: FormProblem | undefined
}

function renderFields(words: HostedWords, { typed, problem }: PayPage): Html {
  const errorPrefix = words.error
  const wrong = (field: FormProblem['field']) =>
    problem?.field === field
      ? sentenceOf(words, problem.error.code, problem.error.decline_code)
      : undefined
  const field = (one: Omit<Field, 'errorPrefix'>) => renderField({ ...one, errorPrefix })
  return html`${field({ name: 'name', label: words.name, autocomplete: 'cc-name', value: typed.name, sentence: undefined })}
${field({ name: 'number', label: words.number, hint: words.numberHint, autocomplete: 'cc-number', value: '', sentence: wrong('number') ?? wrong('card') })}
<div class="pair">${field({ name: 'expiry', label: words.expiry, hint: words.expiryHint, autocomplete: 'cc-exp', value: typed.expiry, sentence: wrong('expiry') })}
${field({ name: 'code', label: words.code, hint: words.codeHint, autocomplete: 'cc-csc', value: '', sentence: wrong('code') })}</div>`
}

/** The card form: works without a script, keeps neither number nor code in its answer. */
export function renderPayPage(page: PayPage): string {
  const { session, language, problem } = page
  const words = hostedWords(language)
  const total = formatAmount(session.amount_total ?? 0, session.currency ?? 'eur', language)
  const act = session.mode === 'payment' ? words.pay(total) : words.save
  const items = session.sim.lineItems.map(
    item =>
      html`<li><span>${item.description}</span> <b>${formatAmount(item.amount_total, item.currency, language)}</b></li>`,
  )
  const title = problem ? `${words.error} ${act}` : act
  const cancel = session.cancel_url
    ? html`<a class="back" href="${session.cancel_url}">${words.cancel}</a>`
    : undefined
  const body = html`${problem ? renderProblem(words, problem) : undefined}
${items.length ? html`<section aria-label="${words.details}"><ul class="items">${items}</ul></section>` : undefined}
<form method="post" action="/pay/${session.id}?lang=${language}" novalidate>
${renderFields(words, page)}
<button type="submit">${act}</button></form>
${cancel}
${renderTests(words)}`
  return renderPage({ language, title, body, languageLinks: `/pay/${session.id}?` })
}

export type ChallengePage = {
  language: Language
  /** where the form goes: the page's own address */
  action: string
  last4: string
  payment: { amount: number; currency: string } | undefined
}

/** The 3-D Secure challenge: the holder confirms or refuses. */
export function renderChallengePage({ language, action, last4, payment }: ChallengePage): string {
  const words = hostedWords(language)
  const sentence = payment
    ? words.challengePay(formatAmount(payment.amount, payment.currency, language), last4)
    : words.challengeSave(last4)
  const body = html`<p>${sentence}</p>
<form method="post" action="${action}&amp;lang=${language}">
<button type="submit" name="decision" value="accept">${words.accept}</button>
<button class="plain" type="submit" name="decision" value="refuse">${words.refuse}</button></form>`
  return renderPage({ language, title: words.challengeTitle, body, languageLinks: `${action}&` })
}

/** An end: already done, no longer valid, or unknown; with a way back when there is one. */
export function renderEndPage(
  language: Language,
  end: { kind: 'done' | 'closed' | 'unknown'; backUrl: string | null },
): string {
  const words = hostedWords(language)
  const said = {
    done: { title: words.doneTitle, sentence: words.done },
    closed: { title: words.closedTitle, sentence: words.closed },
    unknown: { title: words.unknownTitle, sentence: words.unknown },
  }[end.kind]
  const back = end.backUrl
    ? html`<a class="button" href="${end.backUrl}">${words.back}</a>`
    : undefined
  return renderPage({ language, title: said.title, body: html`<p>${said.sentence}</p>${back}` })
}
