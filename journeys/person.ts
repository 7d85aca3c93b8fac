import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type APIRequestContext, expect } from '@playwright/test'
import type { Language } from '../contract/languages.ts'
import type { Contract, Demonstration, Login } from '../tools/start/demonstration.mjs'
import { awaitMessages, phoneOf } from './desk.ts'
import { setting } from './setting.ts'

/** A customer of the demonstration who has a space. */
export type Customer = {
  readonly name: string
  readonly email: string
  readonly mobile: string
  /** The numéro client. */
  readonly number: string
  readonly password: string
}

type Shape = 'single' | 'family' | 'home' | 'everything'

function demonstration(): Demonstration {
  return JSON.parse(readFileSync(setting.demonstration, 'utf8'))
}

function toCustomer({ name, identifiers, password }: Login): Customer {
  const [email = '', mobile = '', number = ''] = identifiers
  return { name, email, mobile, number, password }
}

/** Takes the first that nobody has: two workers never share one, and none is used twice. */
function claim<Thing>(things: readonly Thing[], nameOf: (thing: Thing) => string): Thing {
  mkdirSync(join(setting.folder, 'taken'), { recursive: true })
  for (const thing of things) {
    try {
      mkdirSync(join(setting.folder, 'taken', nameOf(thing)))
      return thing
    } catch {
      // Somebody else has it.
    }
  }
  throw new Error('everybody of the demonstration is taken: system.ts says how many there are')
}

/** A customer nobody else uses in this run; of one of these shapes, when it matters. */
export function claimCustomer(shapes?: readonly Shape[]): Customer {
  const logins = demonstration().logins.filter(({ role }) =>
    shapes ? shapes.some(shape => role === `customer: ${shape}`) : role.startsWith('customer'),
  )
  return toCustomer(claim(logins, ({ identifiers }) => String(identifiers[2])))
}

/** A customer who has no space yet. */
export function claimContract(): Contract {
  return claim(demonstration().contracts, ({ numeroClient }) => numeroClient)
}

/** The agent of the console. */
export function agent(): Customer & { readonly totpSecret: string } {
  const login = demonstration().logins.find(({ role }) => role === 'agent')
  if (!login?.totpSecret) throw new Error('the demonstration has no agent')
  return { ...toCustomer(login), totpSecret: login.totpSecret }
}

/**
 * Opens a session through the contract, as a program would: what the screens of sign-in do is tried in
 * `sign-in.spec.ts`. The cookies are kept by `request`; its browser is trusted from then on.
 */
export async function openSession(
  request: APIRequestContext,
  customer: Customer,
  language: Language,
): Promise<void> {
  const call = async (method: 'post' | 'put', path: string, data: object) => {
    const headers = { origin: setting.portal }
    const answer = await request[method](`${setting.portal}/api${path}`, { data, headers })
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  }
  const { email, mobile, password } = customer
  const messages = await awaitMessages(request, phoneOf(mobile))
  await call('post', '/sign-in', { identifier: email, password })
  await call('post', '/sign-in/code/send', { channel: 'sms' })
  await call('post', '/sign-in/code', { code: await messages.code(), trustDevice: true })
  await call('put', '/session/language', { language })
}

/** The file of the session that the journeys which only read share. */
export function readerFile(language: Language): string {
  return join(setting.folder, `reader-${language}.json`)
}
