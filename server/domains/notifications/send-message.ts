import type { Id } from '../../../contract/ids.ts'
import { Fault } from '../../kernel/errors.ts'
import { parsed } from '../../kernel/parsed.ts'
import { type MessageRow, mostAttempts } from './message.ts'
import type { NotificationDeps } from './notify.ts'
import { aboutMessage } from './notify.ts'
import { type Pushed, pushToBrowsers } from './push-to-browsers.ts'
import { markFailed, markSent, markUnwanted, startAttempt } from './queries.ts'
import { renderMail, renderPush, renderText } from './render-message.ts'
import {
  factSchemas,
  isTemplate,
  lifeMinutes,
  type TemplateFacts,
  type TemplateName,
  withoutSecrets,
} from './template.ts'

type Opened = {
  readonly template: TemplateName
  readonly facts: TemplateFacts[TemplateName]
  readonly address: string | null
}

/** What was said to the other side, and what it answered. */
type Attempt = { readonly content: string; readonly delivered: Pushed }

/**
 * Sends one message and notes what became of it. A message that has left already is left alone. A
 * crash between the other side's yes and our note sends it again: a mail then has the same
 * Message-ID. Throws what may pass, so that the job tries again; the last attempt gives up.
 */
export const sendMessage = async (
  deps: NotificationDeps,
  messageId: Id<'message'>,
): Promise<void> => {
  const row = await startAttempt(deps.db, messageId)
  if (row === undefined) return
  const opened = openMessage(deps, row)
  if (opened.address === null) return giveUp(deps, row, 'nobody to send to')
  const age = deps.wall.now().since(row.requested_at).total('minutes')
  if (age > lifeMinutes(opened.template)) return giveUp(deps, row, 'too old to be of use')
  try {
    const { content, delivered } = await attempt(deps, row, { ...opened, address: opened.address })
    if (delivered.kind === 'nobody')
      return void (await markUnwanted(deps.db, messageId, sealFacts(deps, row, opened)))
    if (delivered.kind === 'refused') return giveUp(deps, row, delivered.reason)
    await markSent(deps.db, {
      messageId,
      at: deps.wall.now(),
      factsSealed: sealFacts(deps, row, opened),
      contentHash: deps.keys.hash('message content', content),
      providerReference: delivered.providerReference,
    })
  } catch (error) {
    if (row.attempts < mostAttempts) throw error
    await giveUp(deps, row, error instanceof Error ? error.message : 'no answer')
  }
}

const openMessage = ({ keys }: NotificationDeps, row: MessageRow): Opened => {
  const { id, template } = row
  if (!isTemplate(template))
    throw new Fault('a message of no template', { messageId: id, template })
  const open = (sealed: Buffer) => keys.open(sealed, aboutMessage(id)).toString()
  const facts: unknown = JSON.parse(open(row.facts_sealed))
  return {
    template,
    facts: parsed(factSchemas[template], facts, 'the facts of a message'),
    address: row.address_sealed === null ? null : open(row.address_sealed),
  }
}

const sealFacts = ({ keys }: NotificationDeps, { id }: MessageRow, { facts }: Opened): Buffer =>
  keys.seal(Buffer.from(JSON.stringify(withoutSecrets(facts))), aboutMessage(id))

const giveUp = async (deps: NotificationDeps, row: MessageRow, failure: string) => {
  const factsSealed = sealFacts(deps, row, openMessage(deps, row))
  await markFailed(deps.db, { messageId: row.id, at: deps.wall.now(), failure, factsSealed })
}

const attempt = async (
  deps: NotificationDeps,
  row: MessageRow,
  opened: Opened & { readonly address: string },
): Promise<Attempt> => {
  const { address: to, template, facts } = opened
  const { language, reference } = row
  const asked = { template, facts, language, reference }
  const { brand } = deps
  switch (row.channel) {
    case 'email': {
      const mail = renderMail(brand, asked)
      const from = { name: brand.spaceName[language], address: brand.mailFrom }
      const delivered = await deps.sendMail({ messageId: row.id, to, from, language, ...mail })
      return { content: mail.text, delivered }
    }
    case 'sms': {
      const body = renderText(brand, asked)
      return {
        content: body,
        delivered: await deps.sendText({ to, sender: brand.smsSender, body }),
      }
    }
    case 'push': {
      const push = renderPush(language, template, facts)
      return { content: push.body, delivered: await pushToBrowsers(deps, row, to, push) }
    }
  }
}
