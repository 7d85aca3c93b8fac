import { Type } from 'typebox'
import { closed, ShortText } from '../closed.ts'
import { defineRoute } from '../define.ts'

/** Agents sign in with a password and an authenticator app, always both, on the console's own port. */
export const signInStaff = defineRoute({
  id: 'staff.signIn',
  method: 'POST',
  path: '/staff/sign-in',
  summary: 'Opens a session of the console.',
  permission: 'public',
  assurance: 'none',
  body: closed({
    email: ShortText(254),
    password: Type.String({ minLength: 1, maxLength: 512 }),
    code: Type.String({ minLength: 6, maxLength: 12 }),
  }),
  success: { status: 200 },
  refusals: { 'credentials-wrong': 401 },
  idempotency: 'none',
  cache: 'no-store',
  limits: [{ by: 'address', calls: 30, seconds: 300 }],
})

export const readStaffSession = defineRoute({
  id: 'staff.readSession',
  method: 'GET',
  path: '/staff/session',
  summary: 'Who is signed in to the console, and with which rights.',
  permission: 'staff-self',
  assurance: 'session',
  success: {
    status: 200,
    body: closed({ name: Type.String(), permissions: Type.Array(Type.String()) }),
  },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})

export const signOutStaff = defineRoute({
  id: 'staff.signOut',
  method: 'DELETE',
  path: '/staff/session',
  summary: 'Ends the session of the console.',
  permission: 'public',
  assurance: 'none',
  success: { status: 204 },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})
