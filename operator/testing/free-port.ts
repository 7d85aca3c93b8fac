import { createServer } from 'node:net'
import { listeningPort } from '../listening-port.ts'

/** A loopback port that nothing listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const port = listeningPort(server, 0)
  await new Promise(resolve => server.close(resolve))
  return port
}
