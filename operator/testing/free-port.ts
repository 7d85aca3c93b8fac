import { createServer } from 'node:net'
import { threadId } from 'node:worker_threads'

/**
 * Below what Linux and macOS give to outgoing connections and to `listen(0)`: a port found here is still free when,
 * a minute later, the process that was told of it listens, and when it is killed and listens again.
 */
const first = 20_000
const count = 12_000

/** Tests that run at the same time begin far from each other, so that none is told of another's port. */
let next = (process.pid * 7919 + threadId * 131) % count

/** A loopback port that nothing listens on, and that nothing takes by chance. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < count; tries += 1) {
    const port = first + next
    next = (next + 1) % count
    if (await isFree(port)) return port
  }
  throw new Error(`no loopback port is free from ${first} to ${first + count - 1}`)
}

const isFree = async (port: number): Promise<boolean> => {
  const server = createServer()
  const heard = await new Promise<boolean>(resolve => {
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(true))
  })
  if (heard) await new Promise(resolve => server.close(resolve))
  return heard
}
