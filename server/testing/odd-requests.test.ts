import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Operation } from './operations.ts'
import { sendRaw } from './raw-socket.ts'
import { type RunningServer, runServer } from './running-server.ts'
import { serverDatabase } from './server-database.ts'
import { readOperations } from './two-people.ts'

// Threat 39 of docs/threats.csv.
let database: Awaited<ReturnType<typeof serverDatabase>>
let server: RunningServer
let operations: readonly Operation[]
beforeAll(async () => {
  database = await serverDatabase()
  server = await runServer(database)
  operations = await readOperations(server)
}, 120_000)
afterAll(async () => {
  await server?.stop()
  await database.close()
})

test('V4.1.4 an address answers the methods it declares and no other', async () => {
  const found: string[] = []
  for (const path of new Set(operations.map(operation => operation.path)))
    for (const method of ['PUT', 'PATCH', 'POST', 'DELETE', 'OPTIONS', 'TRACE']) {
      if (operations.some(one => one.path === path && one.method === method)) continue
      const address = path.replace(/\{\w+\}/g, 'x')
      const bytes = `${method} ${address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`
      const { text } = await sendRaw(server.origin, bytes)
      if (!/^HTTP\/1\.1 (404|405|501|400) /.test(text))
        found.push(`${method} ${path} ${text.slice(0, 40)}`)
    }
  expect(found).toEqual([])
}, 60_000)

const smuggled = 'GET /api/operator HTTP/1.1\r\nHost: x\r\n\r\n'

test.each([
  [
    'a length and chunks',
    'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n',
    `0\r\n\r\n${smuggled}`,
  ],
  ['two lengths', `Content-Length: 0\r\nContent-Length: ${smuggled.length}\r\n`, smuggled],
  ['a folded header', 'X-A: b\r\n c: d\r\nContent-Length: 0\r\n', ''],
  [
    'chunks named twice',
    'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n',
    '0\r\n\r\n',
  ],
  ['a chunk of no size', 'Transfer-Encoding: chunked\r\n', `zz\r\n\r\n${smuggled}`],
  ['a space before the colon', 'Content-Length : 0\r\n', ''],
  ['a bare line feed', 'X-A: b\nContent-Length: 0\r\n', ''],
])('V4.2.1 %s: refused and the connection closed', async (_, headers, body) => {
  const bytes = `POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${headers}\r\n${body}`
  const { text, closed } = await sendRaw(server.origin, bytes)
  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400'])
  expect(closed).toBe(true)
})
