import type { Language } from '../../contract/languages.ts'
import { type Html, html } from '../html.ts'
import type { Kept } from '../inbox.ts'
import type { Mail } from '../mail/mail-server.ts'
import type { Text } from '../sms/sms-centre.ts'
import { deskWords } from './desk-words.ts'
import { formatInstant, renderDesk, withCodes } from './layout.ts'
import type { Parties } from './parties.ts'

/** All phones, each with its latest text. */
export function phoneRows({ phones }: Parties, language: Language): Html {
  const words = deskWords(language)
  const owners = phones.owners()
  if (!owners.length) return html`<p class="quiet">${words.phonesNone}</p>`
  const rows = owners.map(owner => {
    const texts = phones.of(owner)
    return html`<li><div class="row"><a href="/phones/${encodeURIComponent(owner)}?lang=${language}">${owner}</a> <span class="quiet">${words.texts(texts.length)}</span></div>
<p class="message">${withCodes(texts[0]?.text ?? '')}</p></li>`
  })
  return html`<ul class="rows">${rows}</ul>`
}

/** All mailboxes, each with its latest subject. */
export function mailboxRows({ mailboxes }: Parties, language: Language): Html {
  const words = deskWords(language)
  const owners = mailboxes.owners()
  if (!owners.length) return html`<p class="quiet">${words.mailboxesNone}</p>`
  const rows = owners.map(owner => {
    const mails = mailboxes.of(owner)
    return html`<li><div class="row"><a href="/mailboxes/${encodeURIComponent(owner)}?lang=${language}">${owner}</a> <span class="quiet">${words.mails(mails.length)}</span></div>
<p>${mails[0]?.subject}</p></li>`
  })
  return html`<ul class="rows">${rows}</ul>`
}

/** One phone: its texts, newest first. */
export function renderPhone(
  texts: readonly Kept<Text>[],
  owner: string,
  language: Language,
): string {
  const words = deskWords(language)
  const rows = texts.map(
    ({ from, text, receivedAt }) =>
      html`<li><div class="row"><span>${words.from} ${from}</span> <span class="quiet">${formatInstant(receivedAt, language)}</span></div>
<p class="message">${withCodes(text)}</p></li>`,
  )
  const body = html`<section class="panel"><ol class="rows">${rows}</ol></section>`
  return renderDesk({
    language,
    title: words.messageOf(owner),
    path: `/phones/${encodeURIComponent(owner)}`,
    body,
  })
}

function renderMail(mail: Kept<Mail>, language: Language): Html {
  const words = deskWords(language)
  const address = `/mailboxes/${encodeURIComponent(mail.to)}/${mail.seq}/html`
  const attachments = mail.attachments.map(
    ({ fileName, contentType, bytes }) => `${fileName} (${contentType}, ${bytes} B)`,
  )
  return html`<article class="panel"><h2>${mail.subject}</h2>
<div class="row"><span>${words.from} ${mail.from}</span> <span class="quiet">${formatInstant(mail.receivedAt, language)}</span></div>
<h3>${words.asText}</h3><p class="message">${withCodes(mail.text)}</p>
${mail.html ? html`<details><summary>${words.asHtml}</summary><p class="quiet">${words.asHtmlNote}</p><iframe sandbox title="${mail.subject}" loading="lazy" src="${address}"></iframe></details>` : undefined}
${attachments.length ? html`<p>${words.attachments} : ${attachments.join(', ')}</p>` : undefined}</article>`
}

/** One mailbox: its mails, newest first; the composed form is shown in a sandbox. */
export function renderMailbox(
  mails: readonly Kept<Mail>[],
  owner: string,
  language: Language,
): string {
  const body = html`${mails.map(mail => renderMail(mail, language))}`
  const title = deskWords(language).messageOf(owner)
  return renderDesk({ language, title, path: `/mailboxes/${encodeURIComponent(owner)}`, body })
}
