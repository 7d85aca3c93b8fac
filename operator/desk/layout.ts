import { type Language, languages } from '../../contract/languages.ts'
import { type Html, html } from '../html.ts'
import { languageNames } from '../language.ts'
import { deskWords } from './desk-words.ts'

/** The rooms of the desk, by path. */
export type DeskPath = '/' | '/phones' | '/mailboxes' | '/payments' | '/faults'

export type DeskPage = {
  language: Language
  title: string
  lead?: string
  path: string
  body: Html
}

/** One page of the desk, whole: ribbon, navigation, content, languages. */
export function renderDesk({ language, title, lead, path, body }: DeskPage): string {
  const words = deskWords(language)
  const rooms: readonly [DeskPath, string][] = [
    ['/', words.home],
    ['/phones', words.phones],
    ['/mailboxes', words.mailboxes],
    ['/payments', words.payments],
    ['/faults', words.faults],
  ]
  const links = rooms.map(
    ([room, name]) =>
      html`<a href="${room}?lang=${language}"${room === path ? html` aria-current="page"` : undefined}>${name}</a>`,
  )
  const tongues = languages.map(
    one =>
      html`<a href="${path}?lang=${one}" lang="${one}" hreflang="${one}"${one === language ? html` aria-current="true"` : undefined}>${languageNames[one]}</a>`,
  )
  const page = html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === words.title ? title : `${title} · ${words.title}`}</title><link rel="stylesheet" href="/desk.css"></head>
<body><a class="skip" href="#main">${words.skip}</a><aside class="ribbon">${words.ribbon}</aside>
<header><a class="brand" href="/?lang=${language}"><svg viewBox="0 0 36 24" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M2 17h8c5 0 3-12 9-12s4 14 9 14h6"/></svg><span>${words.title}</span></a>
<nav aria-label="${words.navigation}">${links}</nav></header>
<main id="main"><div class="top"><h1>${title}</h1>${lead ? html`<p class="quiet">${lead}</p>` : undefined}</div>
${body}</main><footer><nav aria-label="Langue · Language · 语言">${tongues}</nav></footer></body></html>`
  return page.html
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** An ISO instant as a date and a time in France. */
export function formatInstant(instant: string, language: Language): string {
  const formatter =
    formatters.get(language) ??
    new Intl.DateTimeFormat(language, {
      dateStyle: 'full',
      timeStyle: 'short',
      timeZone: 'Europe/Paris',
    })
  formatters.set(language, formatter)
  return formatter.format(Temporal.Instant.from(instant).epochMilliseconds)
}

const codeOrLink = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]|(?<![\d/=+-])\d{6,8}(?![\d/]))/

/** A text with its links, and its codes of six to eight digits in boxes that one click selects whole. */
export function withCodes(text: string): Html {
  const parts = text.split(codeOrLink).map((part, index) => {
    if (index % 2 === 0) return html`${part}`
    return part.startsWith('http')
      ? html`<a href="${part}" rel="noreferrer">${part}</a>`
      : html`<code>${part}</code>`
  })
  return html`${parts}`
}
