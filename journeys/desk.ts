import { type APIRequestContext, expect } from '@playwright/test'
import { setting } from './setting.ts'

/** A phone number or a mailbox of the simulated operator. */
export type Contact = { readonly kind: 'phones' | 'mailboxes'; readonly owner: string }

type Message = { readonly seq: number; readonly text: string }

const codeWithinMs = 20_000

export const phoneOf = (mobile: string): Contact => ({ kind: 'phones', owner: mobile })
export const mailboxOf = (email: string): Contact => ({ kind: 'mailboxes', owner: email })

async function messagesOf(
  request: APIRequestContext,
  { kind, owner }: Contact,
  query: string,
): Promise<readonly Message[]> {
  const path = `/api/${kind}/${encodeURIComponent(owner)}/messages`
  const answer = await request.get(`${setting.desk}${path}?${query}`)
  const { messages }: { messages: readonly Message[] } = await answer.json()
  return messages
}

/**
 * What is looked for in the messages that come after this moment: other messages (a receipt, an alert) may
 * come between. Call it before asking, await the answer after.
 */
export async function awaitMessages(request: APIRequestContext, contact: Contact) {
  const before = await messagesOf(request, contact, 'since=0')
  const since = before[0]?.seq ?? 0
  const find = async (pattern: RegExp, what: string): Promise<string> => {
    let found: string | undefined
    await expect(async () => {
      const messages = await messagesOf(request, contact, `since=${since}&wait=2000`)
      found = messages.map(({ text }) => pattern.exec(text)?.[0]).find(Boolean)
      expect(found, `${what} for ${contact.owner}`).toBeDefined()
    }).toPass({ timeout: codeWithinMs })
    return found ?? ''
  }
  return {
    /** Six digits that stand alone. */
    code: () => find(/(?<![\d+])\d{6}(?!\d)/, 'a code'),
    link: () => find(/https?:\/\/\S+/, 'a link'),
  }
}
