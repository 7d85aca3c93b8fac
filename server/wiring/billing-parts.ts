import { createHash } from 'node:crypto'
import {
  billingDeps,
  billingJobs,
  billingSweeper,
  billRecords,
  billSubscribers,
  disputeRoutes,
  disputeSubscribers,
  itemisedRecords,
  openRenderer,
  type RenderBill,
  staffDisputeRoutes,
  toBiller,
} from '../domains/billing/public.ts'
import { billingRoutes } from '../domains/billing/routes.ts'
import { automaticAccounts } from '../domains/payments/public.ts'
import type { Typeset } from '../kernel/typeset.ts'
import type { Core } from './open-core.ts'
import type { Edges } from './open-edges.ts'

/** What billing brings to the house: its routes, customers’ and agents’, its job and its date. */
export const billingParts = (
  { db, pack, keys, wall }: Core,
  { documents }: Edges,
  typesetter: () => Promise<Typeset>,
) => {
  const zone = pack.brand.timeZone
  const brandVersion = createHash('sha256').update(JSON.stringify(pack.brand)).digest('hex')
  const biller = toBiller(pack, brandVersion.slice(0, 12))
  let opening: Promise<RenderBill> | undefined
  const renderer = () => {
    opening ??= openRenderer(typesetter())
    return opening
  }
  const disputes = { db, keys, wall, documents, zone }
  const { secondPersonAbove } = pack.brand.billing
  return {
    routes: [
      ...billingRoutes({ zone, documents, recordsOf: billRecords(zone) }),
      ...disputeRoutes(disputes),
    ],
    staffRoutes: staffDisputeRoutes({ ...disputes, biller, secondPersonAbove }),
    jobs: billingJobs({ db, documents, renderer, itemisedRecords: itemisedRecords(zone) }),
    subscribers: [...billSubscribers({ keys, wall }), ...disputeSubscribers({ keys, wall })],
    sweeper: billingSweeper(billingDeps(biller, automaticAccounts)),
  }
}
