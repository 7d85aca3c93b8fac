import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { isAlive } from './postmaster.mjs'

/** A house with our supervisor, and with a server and an operator just large enough to be supervised. */
const serverScript = `
import { createServer } from 'node:http'
import pg from 'pg'
const { ROLES, PORT, METRICS_PORT, DATABASE_URL, SUPERVISOR_PID } = process.env
const pool = new pg.Pool({ connectionString: DATABASE_URL })
pool.on('error', () => {})
createServer(async (_, answer) => {
  const rows = await pool.query('select 1').catch(() => undefined)
  answer.writeHead(rows ? 200 : 503).end()
}).listen(Number(ROLES === 'worker' ? METRICS_PORT : PORT), '127.0.0.1')
setInterval(() => { try { process.kill(Number(SUPERVISOR_PID), 0) } catch { process.exit() } }, 200)
`
const operatorScript = `
import { createServer } from 'node:http'
const logins = [{ name: 'Zoé', role: 'customer', identifiers: ['zoe@example.org'], password: 'p' }]
const demo = { secretsSeen: Object.keys(process.env).filter(name => /DATABASE|KEYS/.test(name)), logins }
createServer((_, answer) => answer.end(JSON.stringify(demo))).listen(Number(process.env.DESK_PORT), '127.0.0.1')
setInterval(() => { try { process.kill(Number(process.env.SUPERVISOR_PID), 0) } catch { process.exit() } }, 200)
`

// Each test starts five processes and stops them: 3 to 10 seconds alone, several times that on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

let house: string
let env: NodeJS.ProcessEnv
const running: ChildProcess[] = []

beforeAll(async () => {
  house = mkdtempSync(join(tmpdir(), 'lc-house-'))
  chmodSync(house, 0o711)
  cpSync('tools/start', join(house, 'tools/start'), { recursive: true })
  copyFileSync('package-lock.json', join(house, 'package-lock.json'))
  symlinkSync(realpathSync('node_modules'), join(house, 'node_modules'))
  write('server/main.ts', serverScript)
  write('operator/main.ts', operatorScript)
  const { DATABASE_URL, DATA_DIR, MODE, BRAND, ...rest } = process.env
  const [PORT, CONSOLE_PORT, DESK_PORT] = await freePorts(3)
  env = { ...rest, PORT, CONSOLE_PORT, DESK_PORT }
})

afterAll(async () => {
  for (const child of running) child.kill('SIGTERM')
  await until(() => running.every(hasEnded))
  rmSync(house, { recursive: true, force: true })
})

function write(path: string, text: string): void {
  mkdirSync(join(house, path, '..'), { recursive: true })
  writeFileSync(join(house, path), text)
}

async function freePorts(count: number): Promise<string[]> {
  const servers = Array.from({ length: count }, () => createServer())
  return Promise.all(
    servers.map(
      server =>
        new Promise<string>(resolve => {
          server.listen(0, '127.0.0.1', () => {
            const address = server.address()
            const port = typeof address === 'object' && address ? String(address.port) : ''
            server.close(() => resolve(port))
          })
        }),
    ),
  )
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`never: ${isSo}`)
    await wait(50)
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

function start(words = [join(house, 'tools/start/supervise.mjs')]): {
  child: ChildProcess
  said: () => string
} {
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  running.push(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', part => {
      text += part
    })
  return { child, said: () => text }
}

function pids(): Record<string, number> {
  return JSON.parse(readFileSync(join(house, 'data/run.json'), 'utf8')).pids
}

async function answers(): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${env.PORT}/`).catch(() => undefined)
  return answer?.ok ?? false
}

/** Waits until everything has ended, supervisor, children and database. */
async function untilNothingIsLeft(left = pids()): Promise<void> {
  await until(() => Object.values(left).every(pid => !isAlive(pid)))
  expect(await answers()).toBe(false)
}

test('one command serves, says where, and keeps its secrets to itself', async () => {
  const { child, said } = start()
  await until(() => said().includes('Ctrl-C'))
  expect(await answers()).toBe(true)
  expect(said()).toContain(`http://localhost:${env.PORT}\n`)
  expect(said()).toContain('zoe@example.org · p')
  expect(statSync(join(house, 'data/run.json')).mode & 0o777).toBe(0o600)
  const demo = JSON.parse(readFileSync(join(house, 'data/demo.json'), 'utf8'))
  expect(demo).toMatchObject({ secretsSeen: [], logins: [{ name: 'Zoé' }] })

  const second = start()
  await until(() => hasEnded(second.child))
  expect(second.said()).toContain(`already runs on ${join(house, 'data')} (process ${child.pid})`)
  expect(second.child.exitCode).toBe(1)

  const before = pids()
  process.kill(before.server ?? 0, 'SIGKILL')
  process.kill(before.postgres ?? 0, 'SIGKILL')
  await until(() => pids().server !== before.server && pids().postgres !== before.postgres)
  await until(answers)
  expect(pids()).toMatchObject({ operator: before.operator, worker: before.worker })

  const left = pids()
  child.kill('SIGTERM')
  await until(() => hasEnded(child))
  expect(child.exitCode).toBe(0)
  await untilNothingIsLeft(left)
})

test('when what started it is killed outright, nothing is left', async () => {
  const script = `require('node:child_process').spawn(process.execPath, ${JSON.stringify([
    join(house, 'tools/start/supervise.mjs'),
  ])}, { stdio: 'inherit' })`
  const { child, said } = start(['-e', script])
  await until(() => said().includes('Ctrl-C'))
  child.kill('SIGKILL')
  await untilNothingIsLeft()
})

test('other code sets the old demonstration aside and says so', async () => {
  write('server/main.ts', `${serverScript}// other`)
  const { child, said } = start()
  await until(() => said().includes('Ctrl-C'))
  expect(said()).toContain('was made by another version: it is made again')
  expect(statSync(join(house, 'data/previous/postgres/PG_VERSION')).isFile()).toBe(true)
  child.kill('SIGINT')
  await untilNothingIsLeft()
})

test('a child that dies each time ends the start with its own words', async () => {
  write('server/main.ts', "throw new Error('no such brand: zzz')")
  const { child, said } = start()
  await until(() => hasEnded(child))
  expect(child.exitCode).toBe(1)
  expect(said()).toContain('The server ended 5 times just after its start')
  expect(said()).toContain('no such brand: zzz')
  await untilNothingIsLeft()
})
