import { join } from 'node:path'
import { fastify } from 'fastify'
import type { OperatorConfig } from '../config.ts'
import type { Faults } from '../faults.ts'
import { listeningPort } from '../listening-port.ts'
import { registerApi } from './api.ts'
import { type Bank, createBank } from './bank.ts'
import { registerHosted } from './hosted.ts'
import { openVault } from './vault.ts'
import { createWebhooks, type Webhooks } from './webhooks.ts'

export type Psp = {
  port: number
  bank: Bank
  webhooks: Webhooks
  stop(): Promise<void>
}

type PspOptions = {
  config: Pick<OperatorConfig, 'dataDir' | 'seed' | 'psp'>
  port: number
  faults: Faults
  /** first wait before a failed webhook is tried again */
  retryMs?: number
}

const largestBodyBytes = 64 * 1024

/**
 * The simulated card processor on loopback: Stripe-shaped API, hosted pages, signed webhooks. Its
 * journal `operator/psp.jsonl` under the data folder survives a kill: payments in flight remain.
 */
export async function startPsp({ config, port, faults, retryMs }: PspOptions): Promise<Psp> {
  const { dataDir, seed, psp } = config
  const vault = openVault({ file: join(dataDir, 'operator', 'psp.jsonl'), seed })
  const bank = createBank({ vault, publicUrl: psp.publicUrl })
  const webhooks = createWebhooks({
    vault,
    faults,
    url: psp.webhookUrl,
    secret: psp.webhookSecret,
    ...(retryMs === undefined ? {} : { retryMs }),
  })
  const server = fastify({ bodyLimit: largestBodyBytes, forceCloseConnections: true })
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, body),
  )
  registerApi(server, { bank, secretKey: psp.secretKey, faults, committed: webhooks.wake })
  registerHosted(server, { bank, committed: webhooks.wake })
  await server.listen({ host: '127.0.0.1', port })
  webhooks.wake()
  return {
    port: listeningPort(server.server, port),
    bank,
    webhooks,
    stop: async () => {
      await server.close()
      await webhooks.stop()
    },
  }
}
