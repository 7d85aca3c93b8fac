import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openHost } from '../../kernel/http/host.ts'
import { readerOf, unpackFile } from './usage-file.ts'

const megabyte = 1024 * 1024
const options = {
  numbering: { countryCode: '33', trunkPrefix: '0', internationalPrefix: '00', nationalDigits: 9 },
  latest: Temporal.Instant.from('2026-11-23T00:00:00Z'),
}

test('threat 11, V5.2.3: a small file that unpacks to much more is refused before it is held', async () => {
  const bomb = gzipSync(Buffer.alloc(300 * megabyte))
  expect(bomb.length).toBeLessThan(megabyte)
  const before = process.memoryUsage().rss
  for (let n = 0; n < 5; n += 1)
    expect(await unpackFile(bomb, 8 * megabyte)).toEqual({ kind: 'refused', reason: 'too-large' })
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * megabyte)
  expect(await unpackFile(gzipSync('a,b\n'), 8 * megabyte)).toEqual({ kind: 'text', text: 'a,b\n' })
})

/** A gzip whose header carries a name of its sender's choice (RFC 1952, FNAME). */
const namedGzip = (name: string, text: string): Buffer => {
  const plain = gzipSync(text)
  const header = Buffer.from(plain.subarray(0, 10))
  header.writeUInt8(8, 3)
  return Buffer.concat([header, Buffer.from(`${name}\0`), plain.subarray(10)])
}

test('V5.2.5 V5.3.3 a single stream is unpacked to its text: the name it carries is a path to nothing, and an archive is no file', async () => {
  const named = namedGzip('../../../etc/cron.d/evil', 'a,b\n')
  expect(await unpackFile(named, megabyte)).toEqual({ kind: 'text', text: 'a,b\n' })
  const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200)])
  const unpacked = await unpackFile(zip, megabyte)
  const read = unpacked.kind === 'text' ? readerOf(unpacked.text, options) : unpacked.reason
  expect(['wrong-header', 'not-readable']).toContain(read)
})

test('threat 11: a compressed request is never unpacked', async () => {
  const app = openHost({
    publicOrigin: 'https://space.example',
    trustedProxies: [],
    maxInFlight: 10,
    bodyLimitBytes: 256 * 1024,
    maxConnections: 10,
    onFault: error => expect(error).toBeUndefined(),
  })
  app.post('/x', async ({ body }) => ({ body }))
  const ask = (payload: Buffer) =>
    app.inject({
      method: 'POST',
      url: '/x',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      payload,
    })
  expect((await ask(gzipSync('{"a":1}'))).statusCode).toBe(400)
  expect(
    (await ask(gzipSync(Buffer.alloc(100 * megabyte, '1')))).statusCode,
  ).toBeGreaterThanOrEqual(400)
  await app.close()
})
