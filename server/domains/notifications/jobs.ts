import { Type } from 'typebox'
import { closed } from '../../../contract/closed.ts'
import { IdOf } from '../../../contract/ids.ts'
import { type JobTable, job } from '../../kernel/jobs.ts'
import type { NotificationDeps } from './notify.ts'
import { recordReceipt } from './record-receipt.ts'
import { sendMessage } from './send-message.ts'

const Receipt = closed({
  providerReference: Type.String(),
  arrived: Type.Boolean(),
  reason: Type.String(),
})

/** Sending, and noting what the network says of what was sent. */
export const notificationJobs = (deps: NotificationDeps): JobTable => ({
  'notifications.send-message': job(closed({ messageId: IdOf('message') }), ({ messageId }) =>
    sendMessage(deps, messageId),
  ),
  'notifications.record-receipt': job(Receipt, receipt => recordReceipt(deps, receipt)),
})
