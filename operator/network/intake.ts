import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Activation } from '../../contract/activation.ts'
import type { Faults } from '../faults.ts'
import { signBody } from '../signature.ts'
import { wallSeconds } from '../wall-time.ts'
import type { UsageFile } from './usage-file.ts'

export type Delivered = { kind: 'accepted' } | { kind: 'refused'; status: number; answer: string }

/** What the operator's other systems deliver to the server. */
export type Intake = {
  deliverFile(file: UsageFile): Promise<Delivered>
  activate(activation: Activation): Promise<Delivered>
}

type IntakeOptions = {
  intakeUrl: string
  intakeSecret: string
  faults: Faults
  /** first wait before an unanswered delivery is made again */
  retryMs?: number
}

type Parcel = { path: string; body: Buffer; headers: Readonly<Record<string, string>> }

const mostTries = 8
const answerWithinMs = 60_000

/** Begins to send, then breaks the connection half-way: what a network does at times. */
function sendHalf(url: string, parcel: Parcel, signature: string): Promise<void> {
  return new Promise(resolve => {
    const headers = {
      ...parcel.headers,
      'x-signature': signature,
      'content-length': parcel.body.length,
    }
    const sending = request(url, { method: 'POST', headers })
    sending.on('error', () => undefined).on('close', () => resolve())
    sending.write(parcel.body.subarray(0, parcel.body.length / 2), () => sending.destroy())
  })
}

/** The status and the answer; 0 when there is none. */
async function post(
  url: string,
  parcel: Parcel,
  signature: string,
): Promise<{ status: number; answer: string }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...parcel.headers, 'x-signature': signature },
      body: new Uint8Array(parcel.body),
      signal: AbortSignal.timeout(answerWithinMs),
    })
    return { status: response.status, answer: await response.text() }
  } catch (error) {
    return { status: 0, answer: error instanceof Error ? error.message : String(error) }
  }
}

/**
 * Delivers to the intake, each body signed with INTAKE_SECRET; what gets no answer, 429 or 5xx is
 * delivered again under the same name, up to eight times.
 * Faults: `network.file-twice`, `network.file-cut`.
 */
export function createIntake({
  intakeUrl,
  intakeSecret,
  faults,
  retryMs = 250,
}: IntakeOptions): Intake {
  const deliver = async (parcel: Parcel): Promise<Delivered> => {
    const url = `${intakeUrl}${parcel.path}`
    const sign = () => signBody(parcel.body, intakeSecret, wallSeconds())
    for (let tries = 1; ; tries += 1) {
      const { status, answer } = await post(url, parcel, sign())
      if (status >= 200 && status < 300) return { kind: 'accepted' }
      const isLasting = status !== 0 && status !== 429 && status < 500
      if (isLasting || tries >= mostTries) return { kind: 'refused', status, answer }
      await pause(Math.min(retryMs * 2 ** (tries - 1), 10_000))
    }
  }
  return {
    deliverFile: async ({ name, contentType, bytes }) => {
      const parcel = {
        path: '/intake/usage',
        body: bytes,
        headers: { 'content-type': contentType, 'x-file-name': name },
      }
      if (faults.take('network.file-cut')) {
        await sendHalf(
          `${intakeUrl}${parcel.path}`,
          parcel,
          signBody(bytes, intakeSecret, wallSeconds()),
        )
      }
      const delivered = await deliver(parcel)
      return delivered.kind === 'accepted' && faults.take('network.file-twice')
        ? deliver(parcel)
        : delivered
    },
    activate: activation =>
      deliver({
        path: '/intake/activations',
        body: Buffer.from(JSON.stringify(activation)),
        headers: { 'content-type': 'application/json' },
      }),
  }
}
