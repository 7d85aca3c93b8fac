import { Type } from 'typebox'
import { closed, InstantText } from '../closed.ts'
import { defineRoute } from '../define.ts'
import { IdOf } from '../ids.ts'
import { LanguageCode } from '../languages.ts'
import { CodeChannel } from './identity.ts'

/** The session that asks, and how it can be raised. */
export const readSession = defineRoute({
  id: 'identity.readSession',
  method: 'GET',
  path: '/session',
  summary: 'The present session: what it may do and which factors can raise it.',
  permission: 'self',
  assurance: 'session',
  success: {
    status: 200,
    body: closed({
      language: LanguageCode,
      assurances: Type.Array(Type.String()),
      channels: Type.Array(CodeChannel),
      totp: Type.Boolean(),
    }),
  },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})

/** The language of screens and messages from now on, on every device. */
export const chooseLanguage = defineRoute({
  id: 'identity.chooseLanguage',
  method: 'PUT',
  path: '/session/language',
  summary: 'Chooses the language in which this person is spoken to.',
  permission: 'self',
  assurance: 'session',
  body: closed({ language: LanguageCode }),
  success: { status: 204 },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})

export const signOut = defineRoute({
  id: 'identity.signOut',
  method: 'DELETE',
  path: '/session',
  summary: 'Ends the present session.',
  permission: 'public',
  assurance: 'none',
  success: { status: 204 },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})

export const listSessions = defineRoute({
  id: 'identity.listSessions',
  method: 'GET',
  path: '/sessions',
  summary: 'Where this login is signed in.',
  permission: 'self',
  assurance: 'session',
  success: {
    status: 200,
    body: closed({
      sessions: Type.Array(
        closed({
          id: IdOf('session'),
          device: Type.String(),
          address: Type.String(),
          createdAt: InstantText,
          seenAt: InstantText,
          present: Type.Boolean(),
        }),
      ),
    }),
  },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})

export const endSession = defineRoute({
  id: 'identity.endSession',
  method: 'DELETE',
  path: '/sessions/:sessionId',
  summary: 'Ends one session of this login.',
  permission: 'self',
  assurance: 'session',
  params: closed({ sessionId: IdOf('session') }),
  success: { status: 204 },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})

export const endOtherSessions = defineRoute({
  id: 'identity.endOtherSessions',
  method: 'DELETE',
  path: '/sessions',
  summary: 'Ends every session of this login but the present one.',
  permission: 'self',
  assurance: 'session',
  success: { status: 204 },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})

export const listDevices = defineRoute({
  id: 'identity.listDevices',
  method: 'GET',
  path: '/devices',
  summary: 'Browsers that are not asked for a second factor.',
  permission: 'self',
  assurance: 'session',
  success: {
    status: 200,
    body: closed({
      devices: Type.Array(
        closed({
          id: IdOf('device'),
          name: Type.String(),
          trustedAt: InstantText,
          expiresAt: InstantText,
        }),
      ),
    }),
  },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})

export const revokeDevice = defineRoute({
  id: 'identity.revokeDevice',
  method: 'DELETE',
  path: '/devices/:deviceId',
  summary: 'Asks a browser for a second factor again.',
  permission: 'self',
  assurance: 'session',
  params: closed({ deviceId: IdOf('device') }),
  success: { status: 204 },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})
