import { Type } from 'typebox'
import { closed, oneOf } from '../closed.ts'
import { defineRoute } from '../define.ts'
import { CodeChannel } from './identity.ts'

const CodeText = Type.String({ minLength: 6, maxLength: 12 })
const PasswordText = Type.String({ minLength: 1, maxLength: 512 })

/** Sends a code to a contact on file, to raise the present session. */
export const sendStepUpCode = defineRoute({
  id: 'identity.sendStepUpCode',
  method: 'POST',
  path: '/step-up/send',
  summary: 'Sends a code that raises the present session.',
  permission: 'self',
  assurance: 'session',
  body: closed({ channel: CodeChannel }),
  success: { status: 202 },
  refusals: { 'channel-unavailable': 422 },
  idempotency: 'none',
  cache: 'no-store',
  limits: [{ by: 'actor', calls: 10, seconds: 3600 }],
})

/** Shows one more factor: the session gets a new token and what the factor allows. */
export const stepUp = defineRoute({
  id: 'identity.stepUp',
  method: 'POST',
  path: '/step-up',
  summary: 'Shows a factor again, to do something that asks for it.',
  permission: 'self',
  assurance: 'session',
  body: closed({ factor: oneOf(['password', 'totp', 'sms', 'email']), proof: PasswordText }),
  success: { status: 200 },
  refusals: {
    'credentials-wrong': 422,
    'code-wrong': 422,
    'code-expired': 410,
    'too-many-tries': 429,
    'no-journey': 410,
  },
  idempotency: 'none',
  cache: 'no-store',
  limits: [{ by: 'actor', calls: 30, seconds: 3600 }],
})

/** Ends every other session and trusted device. */
export const changePassword = defineRoute({
  id: 'identity.changePassword',
  method: 'PUT',
  path: '/password',
  summary: 'Changes the password.',
  permission: 'self',
  assurance: 'two-factor',
  body: closed({ password: PasswordText }),
  success: { status: 204 },
  refusals: {
    'password-too-short': 422,
    'password-too-long': 422,
    'password-breached': 422,
    'password-is-context': 422,
  },
  idempotency: 'none',
  cache: 'no-store',
})

/** S70. The secret is shown once; it counts when a code made with it has been shown. */
export const startTotp = defineRoute({
  id: 'identity.startTotp',
  method: 'POST',
  path: '/totp',
  summary: 'Prepares an authenticator app.',
  permission: 'self',
  assurance: 'two-factor',
  success: { status: 200, body: closed({ secret: Type.String(), uri: Type.String() }) },
  refusals: { 'totp-already-set': 409 },
  idempotency: 'none',
  cache: 'no-store',
})

export const confirmTotp = defineRoute({
  id: 'identity.confirmTotp',
  method: 'POST',
  path: '/totp/confirm',
  summary: 'Shows the first code of the authenticator app, which counts from then on.',
  permission: 'self',
  assurance: 'two-factor',
  body: closed({ code: CodeText }),
  success: { status: 204 },
  refusals: { 'code-wrong': 422, 'no-journey': 410 },
  idempotency: 'none',
  cache: 'no-store',
  limits: [{ by: 'actor', calls: 20, seconds: 3600 }],
})

export const removeTotp = defineRoute({
  id: 'identity.removeTotp',
  method: 'DELETE',
  path: '/totp',
  summary: 'Removes the authenticator app.',
  permission: 'self',
  assurance: 'two-factor',
  success: { status: 204 },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})
