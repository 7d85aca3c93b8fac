import type { MessageView } from '../../../contract/routes/notifications.ts'
import { Fault } from '../../kernel/errors.ts'
import { parsed } from '../../kernel/parsed.ts'
import type { MessageRow } from './message.ts'
import type { NotificationDeps } from './notify.ts'
import { aboutMessage } from './notify.ts'
import { titleOf } from './render-message.ts'
import { factSchemas, isTemplate } from './template.ts'

/** A row of the register as its account sees it: no address, no code. */
export const toMessageView = (
  { keys, brand }: Pick<NotificationDeps, 'keys' | 'brand'>,
  row: MessageRow,
): MessageView => {
  const { template, language, reference } = row
  if (!isTemplate(template)) throw new Fault('a message of no template', { messageId: row.id })
  const content: unknown = JSON.parse(keys.open(row.facts_sealed, aboutMessage(row.id)).toString())
  const facts = parsed(factSchemas[template], content, 'the facts of a message')
  return {
    messageId: row.id,
    template,
    title: titleOf(brand, { template, facts, language, reference }),
    channel: row.channel,
    language,
    reference,
    state: row.state,
    datedAt: row.dated_at.toString(),
  }
}
