import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillPath, httpTransport } from './http-transport.ts'
import { readOperator } from './routes/platform.ts'

const asked: string[] = []
const operator = { brand: 'sfr', name: 'SFR' }
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url} ${request.headers.origin}`)
  const refused = request.headers.origin === 'http://elsewhere'
  response.writeHead(refused ? 403 : 200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(refused ? { code: 'foreign-origin', status: 403 } : operator))
})
let origin = ''
beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port }: Pick<AddressInfo, 'port'> = addressOf(server.address())
  origin = `http://127.0.0.1:${port}`
})
afterAll(() => server.close())

const addressOf = (address: AddressInfo | string | null): AddressInfo => {
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return address
}

test('a path is filled and what a person typed is encoded', () => {
  const parts = { params: { billId: 'a/b' }, query: { year: 2026, search: 'é&', none: undefined } }
  expect(fillPath('/bills/:billId', parts)).toBe('/bills/a%2Fb?year=2026&search=%C3%A9%26')
})

test('an answer and a refusal come back as such, and neither throws', async () => {
  const ours = await httpTransport(origin, () => ({ origin }))(readOperator, {})
  expect(ours).toEqual({ ok: true, status: 200, body: operator })
  const theirs = await httpTransport(origin, () => ({ origin: 'http://elsewhere' }))(
    readOperator,
    {},
  )
  expect(theirs).toMatchObject({ ok: false, status: 403, problem: { code: 'foreign-origin' } })
  expect(asked).toEqual([`GET /api/operator ${origin}`, 'GET /api/operator http://elsewhere'])
})
