import { createServer } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFaults } from '../faults.ts'
import { listeningPort } from '../listening-port.ts'
import { signBody } from '../signature.ts'
import { createIntake } from './intake.ts'

type Got = { name: string; bytes: Buffer; signature: string }

const faults = createFaults()
const got: Got[] = []
const answers: number[] = []
let aborted = 0
let port = 0
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of request) chunks.push(chunk)
  } catch {
    aborted += 1
    return
  }
  const { 'x-file-name': name, 'x-signature': signature } = request.headers
  got.push({ name: String(name), bytes: Buffer.concat(chunks), signature: String(signature) })
  response.writeHead(answers.shift() ?? 202).end('{}')
})

beforeEach(async () => {
  faults.clearAll()
  got.length = 0
  answers.length = 0
  aborted = 0
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  port = listeningPort(server, 0)
})
afterEach(() => new Promise(resolve => server.close(resolve)))

const file = {
  name: 'usage-0001.csv.gz',
  contentType: 'text/csv',
  bytes: Buffer.alloc(50_000, 7),
} as const
const intake = () =>
  createIntake({
    intakeUrl: `http://127.0.0.1:${port}`,
    intakeSecret: 's3cret',
    faults,
    retryMs: 5,
  })

test('a file is delivered with its name and a signature over its bytes', async () => {
  expect(await intake().deliverFile(file)).toEqual({ kind: 'accepted' })
  const [one] = got
  expect(one?.name).toBe(file.name)
  expect(one?.bytes.equals(file.bytes)).toBe(true)
  const at = Number(/^t=(\d+)/.exec(one?.signature ?? '')?.[1])
  expect(one?.signature).toBe(signBody(file.bytes, 's3cret', at))
})

test('what fails for a time is delivered again under the same name; what is refused is not', async () => {
  answers.push(503, 429)
  expect(await intake().deliverFile(file)).toEqual({ kind: 'accepted' })
  expect(got.map(({ name }) => name)).toEqual([file.name, file.name, file.name])
  answers.push(400)
  expect(await intake().deliverFile(file)).toMatchObject({ kind: 'refused', status: 400 })
  expect(got).toHaveLength(4)
})

test('faults: delivered twice; cut half-way, then whole', async () => {
  faults.set({ name: 'network.file-twice', times: 1 })
  await intake().deliverFile(file)
  expect(got).toHaveLength(2)
  faults.set({ name: 'network.file-cut', times: 1 })
  expect(await intake().deliverFile(file)).toEqual({ kind: 'accepted' })
  expect(got).toHaveLength(3)
  expect(got[2]?.bytes.equals(file.bytes)).toBe(true)
  expect(aborted).toBe(1)
})
