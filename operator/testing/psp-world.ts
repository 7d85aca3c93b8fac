import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Stripe from 'stripe'
import { createFaults, type Faults } from '../faults.ts'
import { listeningPort } from '../listening-port.ts'
import { type Psp, startPsp } from '../psp/psp.ts'
import { freePort } from './free-port.ts'

/** What a merchant's webhook address received: the raw body and its signature. */
export type Received = { body: string; signature: string }

export type PspWorld = {
  stripe: Stripe
  /** one that never tries again, beyond the single retry the client always makes */
  impatient: Stripe
  psp: Psp
  faults: Faults
  origin: string
  secretKey: string
  webhookSecret: string
  received: Received[]
  /** the merchant's next answers to webhooks; 200 once empty */
  answers: number[]
  restart(): Promise<void>
  stop(): Promise<void>
}

const secretKey = 'sk_test_ligne_claire'
const webhookSecret = 'whsec_ligne_claire'

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** A card processor of its own, a merchant that hears its webhooks, and the official client. */
export async function startPspWorld(): Promise<PspWorld> {
  const received: Received[] = []
  const answers: number[] = []
  const merchant = createServer(async (request, response) => {
    const body = await bodyOf(request)
    received.push({ body, signature: String(request.headers['stripe-signature']) })
    response.writeHead(answers.shift() ?? 200).end()
  })
  await new Promise<void>(resolve => merchant.listen(0, '127.0.0.1', resolve))
  const dataDir = mkdtempSync(join(tmpdir(), 'psp-'))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const webhookUrl = `http://127.0.0.1:${listeningPort(merchant, 0)}/hooks/psp`
  const faults = createFaults()
  const config = {
    dataDir,
    seed: 42,
    psp: { publicUrl: origin, secretKey, webhookSecret, webhookUrl },
  }
  const start = () => startPsp({ config, port, faults, retryMs: 20 })
  const client = (maxNetworkRetries: number) =>
    new Stripe(secretKey, {
      host: '127.0.0.1',
      port,
      protocol: 'http',
      maxNetworkRetries,
      telemetry: false,
      timeout: 5_000,
    })
  const world: PspWorld = {
    stripe: client(2),
    impatient: client(0),
    psp: await start(),
    faults,
    origin,
    secretKey,
    webhookSecret,
    received,
    answers,
    restart: async () => {
      await world.psp.stop()
      world.psp = await start()
    },
    stop: async () => {
      await world.psp.stop()
      await new Promise(resolve => merchant.close(resolve))
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return world
}
