import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OperatorConfig } from '../../operator/config.ts'
import { startOperator } from '../../operator/operator.ts'
import { localhostPem } from '../../operator/push/push-service.ts'
import { freePort } from '../../operator/testing/free-port.ts'
import { killableProcess } from './killable-process.ts'
import type { ServerDatabase } from './server-database.ts'

export type RunningServer = Awaited<ReturnType<typeof runServer>>

type Choice = {
  /** More variables for the process, or others in place of ours. */
  readonly env?: Readonly<Record<string, string>>
  /** How long a start may take: other tests share the machine. */
  readonly readyWithinMs?: number
}

const smpp = { systemId: 'lc', password: 'secret12' }
const intakeSecret = 'intake-secret-of-the-tests-32-characters'
const pspSecrets = { secretKey: 'sk_test_ligne_claire', webhookSecret: 'whsec_ligne_claire' }

/**
 * The real `node server/main.ts` with all its roles on this database, and the simulated operator around it: what a
 * test knows of the server from here on comes by HTTP, by mail and by text. Resolves once `/ready` says so.
 */
export const runServer = async (database: ServerDatabase, choice: Choice = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'lc-server-'))
  const ports = await freePorts()
  const config = operatorConfig(folder, ports)
  const operator = await startOperator(config)
  const env = serverEnvironment({ database, folder, ports, config, operator: operator.ports })
  const process = killableProcess({
    script: 'server/main.ts',
    env: { ...env, ...choice.env },
    readyUrl: `${config.server.url}/ready`,
    readyWithinMs: choice.readyWithinMs ?? 60_000,
  })
  const server = {
    ...process,
    /** Where processes reach it, and the origin people type. */
    origin: config.server.url,
    publicOrigin: config.server.publicUrl,
    /** The same two for the console. */
    consoleOrigin: `http://127.0.0.1:${ports.console}`,
    consolePublicOrigin: config.server.consoleUrl,
    dataDir: folder,
    intakeUrl: config.server.intakeUrl,
    deskUrl: `http://127.0.0.1:${operator.ports.desk}`,
    metricsUrl: `http://127.0.0.1:${ports.metrics}`,
    intakeSecret,
    pspSecrets,
    pspOrigin: config.psp.publicUrl,
    operator: operator.parties,
    stop: async () => {
      await process.end()
      await operator.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  try {
    await process.start()
    return server
  } catch (error) {
    await server.stop()
    throw error
  }
}

const freePorts = async () => ({
  web: await freePort(),
  console: await freePort(),
  intake: await freePort(),
  metrics: await freePort(),
  psp: await freePort(),
})
type Ports = Awaited<ReturnType<typeof freePorts>>

const operatorConfig = (folder: string, ports: Ports): OperatorConfig => {
  const url = `http://127.0.0.1:${ports.web}`
  const publicUrl = `http://localhost:${ports.web}`
  const pspUrl = `http://127.0.0.1:${ports.psp}`
  return {
    mode: 'test',
    brand: 'sfr',
    dataDir: folder,
    seed: 42,
    supervisorPid: undefined,
    ports: { desk: 0, smtp: 0, smpp: 0, psp: ports.psp, push: 0 },
    smpp,
    psp: { publicUrl: pspUrl, ...pspSecrets, webhookUrl: `${url}/hooks/psp` },
    server: {
      url,
      publicUrl,
      consoleUrl: `http://localhost:${ports.console}`,
      intakeUrl: `http://127.0.0.1:${ports.intake}`,
      intakeSecret,
    },
  }
}

type World = {
  readonly database: ServerDatabase
  readonly folder: string
  readonly ports: Ports
  readonly config: OperatorConfig
  readonly operator: OperatorConfig['ports']
}

const serverEnvironment = ({ database, folder, ports, config, operator }: World) => ({
  MODE: 'test',
  BRAND: config.brand,
  ROLES: 'web,intake,worker',
  DATABASE_URL: database.url,
  DATABASE_OWNER_URL: database.ownerUrl,
  DATA_DIR: folder,
  SUPERVISOR_PID: String(process.pid),
  PORT: String(ports.web),
  CONSOLE_PORT: String(ports.console),
  INTAKE_PORT: String(ports.intake),
  METRICS_PORT: String(ports.metrics),
  DESK_PORT: String(operator.desk),
  SMTP_URL: `smtp://127.0.0.1:${operator.smtp}`,
  SMPP_URL: `smpp://${smpp.systemId}:${smpp.password}@127.0.0.1:${operator.smpp}`,
  PUSH_HOSTS: `localhost:${operator.push}`,
  NODE_EXTRA_CA_CERTS: localhostPem,
  PSP_URL: config.psp.publicUrl,
  PSP_PUBLIC_URL: config.psp.publicUrl,
  PSP_SECRET_KEY: pspSecrets.secretKey,
  PSP_WEBHOOK_SECRET: pspSecrets.webhookSecret,
  INTAKE_SECRET: intakeSecret,
})
