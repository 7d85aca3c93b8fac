import type { Cookies } from '@sveltejs/kit'

/** What the password page greets with; told by the API once, when the code is right. */
export type Welcome = { readonly givenName: string; readonly email: string }

const name = 'lc-welcome'
const path = '/creer-mon-compte/mot-de-passe'

/** Keeps the greeting in this browser for the life of the journey, for one page only. */
export function keepWelcome(cookies: Cookies, welcome: Welcome): void {
  const value = JSON.stringify([welcome.givenName, welcome.email])
  cookies.set(name, value, { path, httpOnly: true, sameSite: 'lax', maxAge: 3600 })
}

/** The greeting kept; an empty one when there is none, or not of ours. */
export function readWelcome(cookies: Cookies): Welcome {
  try {
    const kept: unknown = JSON.parse(cookies.get(name) ?? '[]')
    const [givenName, email] = Array.isArray(kept) ? kept : []
    return { givenName: text(givenName), email: text(email) }
  } catch {
    return { givenName: '', email: '' }
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

export function dropWelcome(cookies: Cookies): void {
  cookies.delete(name, { path })
}
