import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { freePort } from './testing/free-port.ts'

const started: ChildProcess[] = []
const folders: string[] = []

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const exitOf = (child: ChildProcess) =>
  new Promise<number | null>(resolve => child.once('exit', code => resolve(code)))

async function start(more: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'operator-main-'))
  folders.push(dataDir)
  const [desk, psp, push, smtp, smpp] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ]
  const env = {
    PATH: process.env.PATH,
    MODE: 'test',
    DATA_DIR: dataDir,
    DESK_PORT: String(desk),
    SMTP_PORT: String(smtp),
    SMPP_PORT: String(smpp),
    PSP_PORT: String(psp),
    PUSH_PORT: String(push),
    SMPP_URL: 'smpp://ligne:secret1@127.0.0.1:1',
    PSP_PUBLIC_URL: `http://localhost:${psp}`,
    PSP_SECRET_KEY: 'sk_test_1',
    PSP_WEBHOOK_SECRET: 'whsec_1',
    SERVER_URL: 'http://localhost:1',
    INTAKE_URL: 'http://127.0.0.1:1',
    INTAKE_SECRET: 'secret',
    ...more,
  }
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env,
    stdio: 'pipe',
  })
  started.push(child)
  return { child, desk }
}

async function ready(desk: number): Promise<boolean> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const isUp = await fetch(`http://127.0.0.1:${desk}/ready`).then(
      response => response.ok,
      () => false,
    )
    if (isUp) return true
    await pause(50)
  }
  return false
}

test('it starts, says that it is ready, and stops when asked', async () => {
  const { child, desk } = await start()
  expect(await ready(desk)).toBe(true)
  const exit = exitOf(child)
  child.kill('SIGTERM')
  expect(await exit).toBe(0)
}, 60_000)

test('it leaves when its supervisor is gone', async () => {
  const supervisor = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  started.push(supervisor)
  const { child, desk } = await start({ SUPERVISOR_PID: String(supervisor.pid) })
  expect(await ready(desk)).toBe(true)
  const exit = exitOf(child)
  supervisor.kill('SIGKILL')
  expect(await exit).toBe(0)
}, 60_000)

test('it refuses production with a sentence', async () => {
  const { child } = await start({ MODE: 'production' })
  let said = ''
  child.stderr?.on('data', chunk => {
    said += chunk
  })
  expect(await exitOf(child)).toBe(1)
  expect(said).toMatch(/only in demo and test/)
}, 60_000)
