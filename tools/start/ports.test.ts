import { createServer, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { findPorts } from './ports.mjs'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** Holds a free loopback port until the end of the test. */
function hold(): Promise<number> {
  const server = createServer()
  servers.push(server)
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
}

async function free(): Promise<string> {
  const port = await hold()
  await new Promise(resolve => servers.pop()?.close(resolve))
  return String(port)
}

async function threeFree(): Promise<Record<string, string>> {
  return { PORT: await free(), CONSOLE_PORT: await free(), DESK_PORT: await free() }
}

test('the chosen ports are kept, the others are free and all different', async () => {
  const env = await threeFree()
  const ports = await findPorts(env, {})
  expect(ports).toMatchObject(
    Object.fromEntries(Object.entries(env).map(([name, port]) => [name, Number(port)])),
  )
  expect(Object.keys(ports)).toHaveLength(10)
  expect(new Set(Object.values(ports)).size).toBe(10)
})

test('a port of the last run is used again, unless it was taken since', async () => {
  const env = await threeFree()
  const kept = Number(await free())
  const taken = await hold()
  const ports = await findPorts(env, { PSP_PORT: kept, SMTP_PORT: taken })
  expect(ports.PSP_PORT).toBe(kept)
  expect(ports.SMTP_PORT).not.toBe(taken)
})

test('a busy port is named with the variable to set', async () => {
  const env = { ...(await threeFree()), CONSOLE_PORT: String(await hold()) }
  await expect(findPorts(env, {})).rejects.toThrow(
    /Port \d+, for the console, is taken by another program.*CONSOLE_PORT=\d+ npm start/,
  )
})

test.each(['0', '65536', '-1', 'http', '3000.5', ' 3000'])('%j is no port', async PORT => {
  await expect(findPorts({ ...(await threeFree()), PORT }, {})).rejects.toThrow(/is not a port/)
})
