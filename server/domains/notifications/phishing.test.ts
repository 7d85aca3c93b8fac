import { expect, test } from 'vitest'
import { languages } from '../../../contract/languages.ts'
import { openHost } from '../../kernel/http/host.ts'
import { testBrand } from '../../testing/message-brand.ts'
import { renderMail, renderText } from './render-message.ts'
import type { TemplateFacts } from './template.ts'

const amount = { amount: '3490', currency: 'EUR' } as const
const at = '2026-11-22T21:05:00Z'
const code = { code: '123456', minutes: 10 }

const ordered = {
  path: '/commandes/1',
  orderReference: '10000001-C1',
  agreed: 'J’accepte.',
  effectiveOn: '2026-12-21',
}

const ofLine = { path: '/lignes/1/plafonds', line: 'Camille' }
const offer = { fr: 'Forfait 20 Go', en: '20 GB plan', zh: '20 GB 套餐' }
const disputed = {
  amount,
  path: '/reclamations/1',
  disputeReference: '10000001-R1',
  billNumber: 'N',
}

const facts: TemplateFacts = {
  'sign-up-code': code,
  'sign-in-code': code,
  'step-up-code': code,
  'recovery-code': { ...code, link: `${testBrand.publicOrigin}/mot-de-passe/lien?jeton=x` },
  'new-device': { at, device: 'Chrome' },
  'password-changed': { at },
  'factor-changed': { at },
  'contact-changed': { at },
  'bill-ready': {
    amount,
    path: '/factures/1',
    billNumber: 'N',
    dueOn: '2026-12-05',
    autopay: false,
  },
  'payment-received': { amount, path: '/paiements/1', paidOn: '2026-11-22', paymentReference: 'R' },
  'payment-failed': { amount, path: '/paiements/1' },
  'order-placed': ordered,
  'order-undone': ordered,
  'dispute-opened': { ...disputed, answerBy: '2026-12-28' },
  'dispute-answered': { ...disputed, contested: amount, answer: 'Voici pourquoi.' },
  'payment-due-soon': { amount, path: '/factures/1', dueOn: '2026-12-05' },
  'allowance-alert': { ...ofLine, service: 'data', offer, percent: 80 },
  'spend-alert': { ...ofLine, amount },
  'ceiling-near': { ...ofLine, cause: 'roaming-data', limit: amount, percent: 80 },
  'ceiling-reached': { ...ofLine, cause: 'total', limit: amount },
}

const isTemplate = (name: string): name is keyof TemplateFacts => name in facts
const templates = Object.keys(facts).filter(isTemplate)

test.each(languages)(
  'threat 33: in %s no text carries a link, and a mail leads nowhere but to us',
  language => {
    for (const template of templates) {
      const asked = { template, facts: facts[template], language, reference: 'ABCD2345' }
      expect(renderText(testBrand, asked)).not.toMatch(/https?:|www\.|\/\//i)
      const { html, text } = renderMail(testBrand, asked)
      for (const [link] of `${html}\n${text}`.matchAll(/https?:\/\/[^\s"<]+/g))
        expect(link.startsWith(`${testBrand.publicOrigin}/`)).toBe(true)
    }
  },
)

test('threat 33: nothing of ours is shown inside another page', async () => {
  const app = openHost({
    publicOrigin: 'https://space.example',
    trustedProxies: [],
    maxInFlight: 10,
    bodyLimitBytes: 1000,
    maxConnections: 10,
    onFault: error => expect(error).toBeUndefined(),
  })
  app.get('/x', async () => 'x')
  const { headers } = await app.inject({ method: 'GET', url: '/x' })
  await app.close()
  expect(headers['x-frame-options']).toBe('DENY')
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
})
