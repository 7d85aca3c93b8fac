import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { generateSync } from 'otplib'
import type { Chance } from '../../operator/chance.ts'
import { type HttpBrowser, httpBrowser } from '../../server/testing/http-browser.ts'
import type { DrillWorld } from './drill-world.ts'
import { insistWith } from './insist.ts'
import type { Promises } from './promises.ts'

/** The demonstration's agent at the console, signed in with password and authenticator. */
export const signedInAgent = async ({ folder, consolePlace }: DrillWorld): Promise<HttpBrowser> => {
  const told = JSON.parse(readFileSync(join(folder, 'staff-demo.json'), 'utf8'))
  const browser = httpBrowser(consolePlace.origin, consolePlace.publicOrigin)
  const { identifiers, password, totpSecret } = told
  const body = { email: identifiers[0], password, code: generateSync({ secret: totpSecret }) }
  const signedIn = await browser.ask('POST', '/api/staff/sign-in', { body })
  if (signedIn.status !== 200) throw new Error(`the agent cannot sign in: ${signedIn.text}`)
  return browser
}

type AgentDeps = {
  readonly browser: HttpBrowser
  readonly chance: Chance
  readonly promises: Promises
  readonly isOver: () => boolean
  /** Fewer than the thirty that one agent may open in ten minutes. */
  readonly accountIds: readonly string[]
}

/** Opens customers one after the other, each under a key: every opening is a row of the audit trail. */
export const openCustomersUntil = async (deps: AgentDeps): Promise<void> => {
  const { browser, chance, promises, isOver, accountIds } = deps
  const insist = insistWith(browser, promises)
  for (let count = 0; !isOver(); count += 1) {
    const key = `drill-agent-${count}-${chance.whole(0, 1_000_000_000)}`
    const accountId = chance.pick(accountIds)
    const open = () =>
      insist('POST', `/api/staff/customers/${accountId}/open`, {
        headers: { 'idempotency-key': key },
        body: { reason: 'call' },
      })
    const first = await open()
    if (first.status === 201) {
      const again = await open()
      if (again.text !== first.text)
        promises.broken.push(`one key, two answers: ${first.text} and ${again.text}`)
      promises.openings.push(key)
    } else promises.broken.push(`an agent was refused: ${first.status} ${first.text}`)
    await pause(chance.whole(500, 3000))
  }
}
