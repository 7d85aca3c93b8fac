import { type Static, Type } from 'typebox'
import { closed, DateText, InstantText, oneOf } from '../../../contract/closed.ts'
import { Names } from '../../../contract/languages.ts'
import { Money } from '../../../contract/money.ts'
import { causes } from '../../../contract/routes/usage-controls.ts'

const Code = closed({ code: Type.String(), minutes: Type.Integer() })
/** A page of the portal, from its root. */
const Path = Type.String({ pattern: '^/[^/]' })
const At = closed({ at: InstantText })
const Amount = closed({ amount: Money, path: Path })

const Ordered = closed({
  path: Path,
  orderReference: Type.String(),
  /** The sentence that was agreed to, in the language in which it was. */
  agreed: Type.String(),
  effectiveOn: DateText,
})

/** A line, as its holder calls it, and the page of its ceilings. */
const OfLine = closed({ path: Path, line: Type.String() })

const Disputed = closed({
  ...Amount.properties,
  disputeReference: Type.String(),
  billNumber: Type.String(),
})

/** What each template must be told. */
export const factSchemas = {
  'sign-up-code': Code,
  'sign-in-code': Code,
  'step-up-code': Code,
  /** `link` goes in the mail only: a text never carries a link to sign in. */
  'recovery-code': closed({
    ...Code.properties,
    link: Type.Union([Type.String(), Type.Null()]),
  }),
  'new-device': closed({ ...At.properties, device: Type.String() }),
  'password-changed': At,
  'factor-changed': At,
  'contact-changed': At,
  'bill-ready': closed({
    ...Amount.properties,
    billNumber: Type.String(),
    dueOn: DateText,
    /** Whether it is taken automatically on that day. */
    autopay: Type.Boolean(),
  }),
  'payment-received': closed({
    ...Amount.properties,
    paidOn: DateText,
    paymentReference: Type.String(),
  }),
  'payment-failed': Amount,
  'order-placed': Ordered,
  'order-undone': Ordered,
  'dispute-opened': closed({ ...Disputed.properties, answerBy: DateText }),
  /** `amount` is what was given back of what was contested; `answer` is in the words of who decided. */
  'dispute-answered': closed({
    ...Disputed.properties,
    contested: Money,
    answer: Type.String(),
  }),
  'payment-due-soon': closed({ ...Amount.properties, dueOn: DateText }),
  'allowance-alert': closed({
    ...OfLine.properties,
    service: oneOf(['data', 'voice', 'sms']),
    /** What gives the allowance. */
    offer: Names,
    percent: Type.Integer(),
  }),
  'spend-alert': closed({ ...OfLine.properties, amount: Money }),
  'ceiling-near': closed({
    ...OfLine.properties,
    cause: oneOf(causes),
    limit: Money,
    percent: Type.Integer(),
  }),
  'ceiling-reached': closed({ ...OfLine.properties, cause: oneOf(causes), limit: Money }),
} as const

export type TemplateName = keyof typeof factSchemas
export type TemplateFacts = { readonly [T in TemplateName]: Static<(typeof factSchemas)[T]> }

export type Topic = 'essential' | 'bills' | 'payments' | 'usage'

/** What a template is about: essential ones cannot be switched off. */
export const topics: Readonly<Record<TemplateName, Topic>> = {
  'sign-up-code': 'essential',
  'sign-in-code': 'essential',
  'step-up-code': 'essential',
  'recovery-code': 'essential',
  'new-device': 'essential',
  'password-changed': 'essential',
  'factor-changed': 'essential',
  'contact-changed': 'essential',
  'bill-ready': 'bills',
  'payment-received': 'payments',
  'payment-failed': 'essential',
  'order-placed': 'essential',
  'order-undone': 'essential',
  'dispute-opened': 'essential',
  'dispute-answered': 'essential',
  'payment-due-soon': 'payments',
  'allowance-alert': 'usage',
  'spend-alert': 'usage',
  'ceiling-near': 'essential',
  'ceiling-reached': 'essential',
}

/** Facts that open a door: blanked in the register once the message has left. */
const secrets = ['code', 'link']
const blank = '••••••'

/** After how many minutes a message is worth nothing: a code is dead after ten. */
export const lifeMinutes = (template: TemplateName): number =>
  template.endsWith('-code') ? 10 : 3 * 24 * 60

/** The facts as the register keeps them after sending. */
export const withoutSecrets = (facts: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      secrets.includes(name) && value !== null ? blank : value,
    ]),
  )

export const isTemplate = (name: string): name is TemplateName => Object.hasOwn(factSchemas, name)
