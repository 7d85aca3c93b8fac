import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, runServer } from './running-server.ts'
import { serverDatabase } from './server-database.ts'

let database: Awaited<ReturnType<typeof serverDatabase>>
let server: RunningServer
beforeAll(async () => {
  database = await serverDatabase()
  server = await runServer(database)
}, 90_000)
afterAll(async () => {
  await server?.stop()
  await database.close()
})

test('the server is ready, serves its API and is killed and started again on its ports', async () => {
  const before = server.pid()
  expect(await (await fetch(`${server.origin}/health`)).json()).toEqual({ healthy: true })
  expect((await fetch(`${server.origin}/api/operator`)).status).toBe(200)
  await server.kill()
  expect(await server.isReady()).toBe(false)
  await server.start()
  expect(server.pid()).not.toBe(before)
  expect((await fetch(`${server.origin}/api/operator`)).status).toBe(200)
}, 90_000)
