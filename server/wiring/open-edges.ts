import { join } from 'node:path'
import { takeReceipt } from '../domains/notifications/public.ts'
import { openMail } from '../edges/mail/open-mail.ts'
import { stripeGateway } from '../edges/psp/stripe-gateway.ts'
import { openPush } from '../edges/push/open-push.ts'
import { openSms } from '../edges/sms/open-sms.ts'
import { fileDocuments } from '../edges/storage/file-documents.ts'
import type { Core } from './open-core.ts'

export type Edges = ReturnType<typeof openEdges>

/** The ways out of this process: mail, texts, push, cards, documents. */
export const openEdges = ({ config, db, keys, wall, pack, log }: Core) => {
  const mail = openMail(config.smtpUrl)
  const sms = openSms({
    url: config.smppUrl,
    onReceipt: receipt => takeReceipt(db, receipt),
    onFault: error => log.error('the message centre failed', error),
  })
  const push = openPush({
    vapid: keys.vapid,
    subject: `mailto:${pack.brand.contacts.mailFrom}`,
    hosts: config.pushHosts,
  })
  const documents = fileDocuments({ folder: join(config.dataDir, 'documents'), keys, wall })
  const gateway = stripeGateway({ url: config.pspUrl, secretKey: config.pspSecretKey })
  return {
    gateway,
    mail,
    sms,
    push,
    documents,
    stop: async () => {
      mail.stop()
      push.stop()
      await sms.stop()
    },
  }
}
