import { join } from 'node:path'
import { takeReceipt } from '../domains/notifications/public.ts'
import { openMail } from '../edges/mail/open-mail.ts'
import { stripeGateway } from '../edges/psp/stripe-gateway.ts'
import { openPush } from '../edges/push/open-push.ts'
import { openSms } from '../edges/sms/open-sms.ts'
import { fileDocuments } from '../edges/storage/file-documents.ts'
import { Fault } from '../kernel/errors.ts'
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
  const push = openPush({ vapid: keys.vapid, subject: `mailto:${pack.brand.contacts.mailFrom}` })
  const documents = fileDocuments({ folder: join(config.dataDir, 'documents'), keys, wall })
  const gateway = stripeGateway({ url: config.pspUrl, secretKey: config.pspSecretKey })
  return {
    gateway,
    mail,
    sms,
    push,
    documents,
    /** Documents as domains ask for them: a full disk stops the job, which is tried again. */
    store: {
      put: async (bytes: Uint8Array) => {
        const stored = await documents.put(bytes)
        if (stored.kind === 'refused') throw new Fault('no room for a document')
        return stored.digest
      },
      get: async (digest: string) => {
        const bytes = await documents.get(digest)
        if (bytes === null) throw new Fault('a document is missing', { digest })
        return bytes
      },
    },
    stop: async () => {
      mail.stop()
      push.stop()
      await sms.stop()
    },
  }
}
