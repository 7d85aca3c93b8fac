import { Type } from 'typebox'
import { closed, oneOf, ShortText } from '../closed.ts'
import { defineRoute } from '../define.ts'
import { LanguageCode } from '../languages.ts'

/** A numéro client, a contract number, a mobile number, an e-mail address or a chosen name, as typed. */
const IdentifierText = ShortText(254)
const CodeText = Type.String({ minLength: 6, maxLength: 12 })
const PasswordText = Type.String({ minLength: 1, maxLength: 512 })
export const CodeChannel = oneOf(['sms', 'email'])

/** By address: coarse, a network operator's customers share addresses. The fine limits are in the domain. */
const gentle = [{ by: 'address', calls: 300, seconds: 300 }] as const

const passwordRefusals = {
  'password-too-short': 422,
  'password-too-long': 422,
  'password-breached': 422,
  'password-is-context': 422,
} as const
const codeRefusals = {
  'code-wrong': 422,
  'code-expired': 410,
  'too-many-tries': 429,
  'no-journey': 410,
} as const

/** S07–S09. Whatever the identifier, the answer is the same: if it is known, a code is on its way. */
export const startSignUp = defineRoute({
  id: 'identity.startSignUp',
  method: 'POST',
  path: '/sign-up',
  summary:
    'Begins the creation of an account; a code goes to the contact on file, if there is one.',
  permission: 'public',
  assurance: 'none',
  body: closed({ identifier: IdentifierText, channel: CodeChannel }),
  success: { status: 202 },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
  limits: gentle,
})

export const verifySignUp = defineRoute({
  id: 'identity.verifySignUp',
  method: 'POST',
  path: '/sign-up/code',
  summary: 'Shows the code of the sign-up under way.',
  permission: 'public',
  assurance: 'none',
  body: closed({ code: CodeText }),
  success: {
    status: 200,
    body: closed({ givenName: Type.String(), email: Type.Union([Type.String(), Type.Null()]) }),
  },
  refusals: { ...codeRefusals, 'account-exists': 409 },
  idempotency: 'none',
  cache: 'no-store',
  limits: gentle,
})

/** S10. Makes the login and signs it in. */
export const completeSignUp = defineRoute({
  id: 'identity.completeSignUp',
  method: 'POST',
  path: '/sign-up/login',
  summary: 'Chooses the identifier and the password, and opens the first session.',
  permission: 'public',
  assurance: 'none',
  body: closed({
    email: Type.Optional(Type.String({ format: 'email', maxLength: 254 })),
    brandId: Type.Optional(ShortText(40)),
    password: PasswordText,
    language: LanguageCode,
  }),
  success: { status: 201 },
  refusals: {
    ...passwordRefusals,
    'no-journey': 410,
    'identifier-missing': 422,
    'identifier-invalid': 422,
    'identifier-taken': 409,
  },
  idempotency: 'none',
  cache: 'no-store',
  limits: gentle,
})

/** S04, S05. A wrong password and an unknown identifier are answered alike, in the same time. */
export const signIn = defineRoute({
  id: 'identity.signIn',
  method: 'POST',
  path: '/sign-in',
  summary: 'Shows an identifier and a password.',
  permission: 'public',
  assurance: 'none',
  body: closed({ identifier: IdentifierText, password: PasswordText }),
  success: {
    status: 200,
    body: closed({
      /** `done`: signed in from a trusted device. Else the factor to show next. */
      next: oneOf(['done', 'totp', 'choose-channel']),
      /** Contacts to which a code can go. */
      channels: Type.Array(CodeChannel),
    }),
  },
  refusals: { 'credentials-wrong': 401 },
  idempotency: 'none',
  cache: 'no-store',
  limits: gentle,
})

export const sendSignInCode = defineRoute({
  id: 'identity.sendSignInCode',
  method: 'POST',
  path: '/sign-in/code/send',
  summary: 'Sends the code of the sign-in under way by SMS or e-mail.',
  permission: 'public',
  assurance: 'none',
  body: closed({ channel: CodeChannel }),
  success: { status: 202 },
  refusals: { 'no-journey': 410, 'channel-unavailable': 422 },
  idempotency: 'none',
  cache: 'no-store',
  limits: gentle,
})

/** S70. The second factor; the browser may be remembered for 90 days. */
export const verifySignIn = defineRoute({
  id: 'identity.verifySignIn',
  method: 'POST',
  path: '/sign-in/code',
  summary: 'Shows the second factor and opens the session.',
  permission: 'public',
  assurance: 'none',
  body: closed({ code: CodeText, trustDevice: Type.Boolean() }),
  success: { status: 200 },
  refusals: codeRefusals,
  idempotency: 'none',
  cache: 'no-store',
  limits: gentle,
})

/** S11. The same answer for everybody. The message holds a code and a link. */
export const startRecovery = defineRoute({
  id: 'identity.startRecovery',
  method: 'POST',
  path: '/recovery',
  summary: 'Begins a password reset; a code and a link go to the contact on file, if there is one.',
  permission: 'public',
  assurance: 'none',
  body: closed({ identifier: IdentifierText, channel: CodeChannel }),
  success: { status: 202 },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
  limits: gentle,
})

export const verifyRecovery = defineRoute({
  id: 'identity.verifyRecovery',
  method: 'POST',
  path: '/recovery/code',
  summary: 'Shows the code of the reset under way.',
  permission: 'public',
  assurance: 'none',
  body: closed({ code: CodeText }),
  success: { status: 200 },
  refusals: codeRefusals,
  idempotency: 'none',
  cache: 'no-store',
  limits: gentle,
})

export const openRecoveryLink = defineRoute({
  id: 'identity.openRecoveryLink',
  method: 'POST',
  path: '/recovery/link',
  summary: 'Shows the link of a reset, in this browser or another.',
  permission: 'public',
  assurance: 'none',
  body: closed({ token: Type.String({ minLength: 20, maxLength: 100 }) }),
  success: { status: 200 },
  refusals: { 'no-journey': 410 },
  idempotency: 'none',
  cache: 'no-store',
  limits: gentle,
})

/** Every session and trusted device ends; signing in again asks a second factor other than the one used here. */
export const completeRecovery = defineRoute({
  id: 'identity.completeRecovery',
  method: 'POST',
  path: '/recovery/password',
  summary: 'Sets the new password.',
  permission: 'public',
  assurance: 'none',
  body: closed({ password: PasswordText }),
  success: { status: 200 },
  refusals: { ...passwordRefusals, 'no-journey': 410 },
  idempotency: 'none',
  cache: 'no-store',
  limits: gentle,
})
