import { type AccountId, asId } from '../../../contract/ids.ts'
import type { Language } from '../../../contract/languages.ts'
import { readBusinessClock } from '../../kernel/business-clock.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { newId, newReference } from '../../kernel/ids.ts'
import { enqueue } from '../../kernel/jobs.ts'
import type { Keys } from '../../kernel/keys.ts'
import type { SendMail, SendPush, SendText } from './channels.ts'
import type { MessageBrand } from './message-brand.ts'
import { countSubscriptions, insertMessage, listPreferences } from './queries.ts'
import { type TemplateFacts, type TemplateName, topics } from './template.ts'

/** What sending needs; wired in main.ts. */
export type NotificationDeps = {
  readonly db: Db
  readonly wall: Clock
  readonly keys: Keys
  readonly brand: MessageBrand
  readonly sendMail: SendMail
  readonly sendText: SendText
  readonly sendPush: SendPush
}

export type Channel = 'sms' | 'email' | 'push'

export type Notice<T extends TemplateName = TemplateName> = {
  readonly template: T
  readonly facts: TemplateFacts[T]
  /** The language of the person, not of the request. */
  readonly language: Language
  readonly to: {
    readonly channel: Channel
    /**
     * A mobile number in E.164, an e-mail address, or for `push` a login's id. Null behind an
     * unknown identifier: the same is written and queued, and nothing leaves.
     */
    readonly address: string | null
  }
  /** Whose list of messages it enters; absent before there is an account. */
  readonly accountId?: AccountId
  /** The code shown in the message; one is made when absent. */
  readonly reference?: string
}

/** What the register's sealed parts are bound to. */
export const aboutMessage = (messageId: string): string => `notifications.message ${messageId}`

/** The keyed digest by which an address is found in the register. */
const digestOf = (keys: Keys, address: string): Buffer =>
  keys.hash('notification address', address.trim().toLowerCase())

const hasBrowser = async (tx: Tx, login: string | null): Promise<boolean> =>
  login !== null && (await countSubscriptions(tx, asId('login', login))) > 0

/**
 * Writes a message in the register and queues it, in the caller's transaction. A message that is not essential and
 * that the account does not want on that channel is written as `unwanted`; a notification for a login of which no
 * browser asked to be told is not written at all. Answers its reference.
 */
export const notify = async <T extends TemplateName>(
  { keys, wall }: Pick<NotificationDeps, 'keys' | 'wall'>,
  tx: Tx,
  notice: Notice<T>,
): Promise<string> => {
  const messageId = newId('message')
  const reference = notice.reference ?? newReference(8)
  const { channel, address } = notice.to
  if (channel === 'push' && !(await hasBrowser(tx, address))) return reference
  const wanted = await isWanted(tx, notice)
  const about = aboutMessage(messageId)
  const seal = (text: string) => keys.seal(Buffer.from(text), about)
  await insertMessage(tx, {
    id: messageId,
    account_id: notice.accountId ?? null,
    template: notice.template,
    channel,
    language: notice.language,
    reference,
    address_digest: address === null ? null : digestOf(keys, address),
    address_sealed: address === null ? null : seal(address),
    facts_sealed: seal(JSON.stringify(notice.facts)),
    state: wanted ? 'queued' : 'unwanted',
    dated_at: (await readBusinessClock(tx)).now(),
    requested_at: wall.now(),
  })
  if (wanted) {
    await enqueue(tx, { name: 'notifications.send-message', payload: { messageId } })
  }
  return reference
}

const isWanted = async (tx: Tx, { template, accountId, to }: Notice): Promise<boolean> => {
  const topic = topics[template]
  if (topic === 'essential' || accountId === undefined) return true
  const preferences = await listPreferences(tx, accountId)
  const found = preferences.find(row => row.topic === topic && row.channel === to.channel)
  return found?.wanted ?? true
}
