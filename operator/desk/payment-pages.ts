import type { Language } from '../../contract/languages.ts'
import { type Html, html } from '../html.ts'
import { formatAmount } from '../psp/hosted-pages.ts'
import { deskWords } from './desk-words.ts'
import { renderDesk } from './layout.ts'
import type { PaymentList, PaymentRow, WebhookRow } from './payment-list.ts'

function paymentTable(rows: readonly PaymentRow[], label: string, language: Language): Html {
  const words = deskWords(language)
  const lines = rows.map(
    row =>
      html`<tr><td>${formatAmount(row.amount, row.currency, language)}</td><td><span class="tag">${row.status}</span></td><td class="id">${row.reference}</td>
<td class="id">${row.url ? html`<a href="${row.url}">${words.openPage}</a>` : row.id}</td></tr>`,
  )
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table><thead><tr><th scope="col">${words.amount}</th><th scope="col">${words.state}</th><th scope="col">${words.reference}</th><th scope="col">PSP</th></tr></thead><tbody>${lines}</tbody></table></div>`
}

function webhookTable(rows: readonly WebhookRow[], language: Language): Html {
  const words = deskWords(language)
  const lines = rows.map(
    row =>
      html`<tr><td>${row.type}</td><td><span class="tag warn">${row.state}</span> ${row.lastAnswer ?? ''}</td><td>${row.attempts}</td>
<td><form method="post" action="/webhooks/${row.id}/deliver?lang=${language}"><button class="plain" type="submit">${words.deliver}</button></form></td></tr>`,
  )
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.webhooks}"><table><thead><tr><th scope="col">${words.event}</th><th scope="col">${words.state}</th><th scope="col">${words.attempts}</th><th scope="col">${words.deliver}</th></tr></thead><tbody>${lines}</tbody></table></div>`
}

/** What is in flight and the notifications that wait, or a sentence when nothing is. */
export function inFlightPanels(list: PaymentList, language: Language): Html {
  const words = deskWords(language)
  return html`<section class="panel"><h2>${words.inFlight}</h2>
${list.inFlight.length ? paymentTable(list.inFlight, words.inFlight, language) : html`<p class="quiet">${words.inFlightNone}</p>`}</section>
<section class="panel"><h2>${words.webhooks}</h2>
${list.webhooks.length ? webhookTable(list.webhooks, language) : html`<p class="quiet">${words.webhooksNone}</p>`}</section>`
}

/** In flight, notifications, and the latest payments. */
export function renderPayments(list: PaymentList, language: Language): string {
  const words = deskWords(language)
  const body = html`${inFlightPanels(list, language)}<section class="panel"><h2>${words.recent}</h2>
${list.recent.length ? paymentTable(list.recent, words.recent, language) : html`<p class="quiet">${words.recentNone}</p>`}</section>`
  return renderDesk({ language, title: words.payments, path: '/payments', body })
}
