import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OperatorConfig } from '../config.ts'
import { listeningPort } from '../listening-port.ts'
import { type Operator, startOperator } from '../operator.ts'
import { freePort } from './free-port.ts'

/** A request the stand-in server got: what the operator sends to the real one. */
export type Asked = {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: Buffer
}

export type StandIn = { status: number; body: object; cookie?: string }

export type OperatorWorld = {
  operator: Operator
  config: OperatorConfig
  desk: string
  asked: Asked[]
  /** how the stand-in server answers, by `METHOD path`; 200 `{}` otherwise */
  answers: Map<string, (asked: Asked) => StandIn | Promise<StandIn>>
  stop(): Promise<void>
}

async function readAsked(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const { method = '', url = '', headers } = request
  return { method, path: url, headers, body: Buffer.concat(chunks) }
}

/** The whole operator beside a stand-in for the server, with everything free of fixed ports. */
export async function startOperatorWorld(): Promise<OperatorWorld> {
  const asked: Asked[] = []
  const answers: OperatorWorld['answers'] = new Map()
  const server = createServer(async (request, response) => {
    const one = await readAsked(request)
    asked.push(one)
    const [path = ''] = one.path.split('?')
    const answer = await (answers.get(`${one.method} ${path}`)?.(one) ?? { status: 200, body: {} })
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      ...(answer.cookie ? { 'set-cookie': answer.cookie } : {}),
    })
    response.end(JSON.stringify(answer.body))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${listeningPort(server, 0)}`
  const dataDir = mkdtempSync(join(tmpdir(), 'operator-'))
  const pspPort = await freePort()
  const config: OperatorConfig = {
    mode: 'test',
    brand: 'sfr',
    dataDir,
    seed: 42,
    supervisorPid: undefined,
    ports: { desk: 0, smtp: 0, smpp: 0, psp: pspPort, push: 0 },
    smpp: { systemId: 'ligne', password: 'secret1' },
    psp: {
      publicUrl: `http://127.0.0.1:${pspPort}`,
      secretKey: 'sk_test_1',
      webhookSecret: 'whsec_1',
      webhookUrl: `${url}/hooks/psp`,
    },
    server: {
      url,
      publicUrl: url,
      consoleUrl: 'http://localhost:3001',
      intakeUrl: url,
      intakeSecret: 'intake-secret',
    },
  }
  const operator = await startOperator(config)
  return {
    operator,
    config,
    desk: `http://127.0.0.1:${operator.ports.desk}`,
    asked,
    answers,
    stop: async () => {
      await operator.stop()
      await new Promise(resolve => server.close(resolve))
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
