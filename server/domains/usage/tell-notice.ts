import { type Static, Type } from 'typebox'
import { oneOf } from '../../../contract/closed.ts'
import { IdOf } from '../../../contract/ids.ts'
import { Names } from '../../../contract/languages.ts'
import { Money } from '../../../contract/money.ts'
import { causes } from '../../../contract/routes/usage-controls.ts'
import type { Tx } from '../../kernel/db.ts'
import type { OutboxEvent } from '../../kernel/outbox.ts'
import { parsed } from '../../kernel/parsed.ts'
import { type TellDeps, tellHolder, tellPayersByPush } from '../customers/public.ts'
import { linesOf } from '../lines/public.ts'

const Noticed = Type.Object({
  lineId: IdOf('line'),
  about: Type.Union([
    Type.Object({
      kind: Type.Literal('allowance'),
      service: oneOf(['data', 'voice', 'sms']),
      offer: Names,
      percent: Type.Integer(),
    }),
    Type.Object({ kind: Type.Literal('spend'), amount: Money }),
    Type.Object({
      kind: Type.Literal('ceiling'),
      cause: oneOf(causes),
      limit: Money,
      percent: Type.Integer(),
    }),
  ]),
})
type Noticed = Static<typeof Noticed>

/** Tells the holder of an alert passed or a ceiling come near, and the browsers that asked to be told. */
export const tellNotice = async (deps: TellDeps, tx: Tx, event: OutboxEvent): Promise<void> => {
  const { accountId } = event
  if (accountId === null) return
  const { lineId, about } = parsed(Noticed, event.payload, event.kind)
  const line = (await linesOf(tx, [accountId])).find(({ id }) => id === lineId)
  if (line === undefined) return
  const message = messageOf(about, { line: line.label, path: `/lignes/${lineId}/plafonds` })
  await tellHolder(deps, tx, accountId, message)
  await tellPayersByPush(deps, tx, accountId, message)
}

type Place = { readonly line: string; readonly path: string }

const messageOf = (about: Noticed['about'], place: Place) => {
  switch (about.kind) {
    case 'allowance': {
      const { service, offer, percent } = about
      const template = 'allowance-alert' as const
      return { template, facts: { ...place, service, offer, percent } }
    }
    case 'spend':
      return { template: 'spend-alert' as const, facts: { ...place, amount: about.amount } }
    case 'ceiling': {
      const { cause, limit, percent } = about
      return percent < 100
        ? { template: 'ceiling-near' as const, facts: { ...place, cause, limit, percent } }
        : { template: 'ceiling-reached' as const, facts: { ...place, cause, limit } }
    }
  }
}
