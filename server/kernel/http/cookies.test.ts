import { expect, test } from 'vitest'
import { parseCookies, serialiseCookie } from './cookies.ts'
import { cookieNames } from './origin.ts'

test('threat 5, V3.3.1 V3.3.2 V3.3.3 V3.3.4: each of our cookies is bound to this host, over TLS, out of reach of scripts', () => {
  for (const name of Object.values(cookieNames)) {
    expect(name).toMatch(/^__Host-/)
    const [pair, ...attributes] = serialiseCookie({ name, value: 'v', maxAgeSeconds: 60 }).split(
      '; ',
    )
    expect(pair).toBe(`${name}=v`)
    expect(attributes.toSorted()).toEqual([
      'HttpOnly',
      'Max-Age=60',
      'Path=/',
      'SameSite=Lax',
      'Secure',
    ])
  }
})

test('portal and console never share a session', () => {
  expect(new Set(Object.values(cookieNames)).size).toBe(Object.keys(cookieNames).length)
})

test('of two cookies with one name the first counts, and what is no pair is nothing', () => {
  expect([...parseCookies('a=1; b; a=2; c=x=y')]).toEqual([
    ['a', '1'],
    ['c', 'x=y'],
  ])
  expect(parseCookies(undefined).size).toBe(0)
})
