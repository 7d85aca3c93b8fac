import type { Server } from 'node:net'

/** The port a listening server really has, when it was asked to take any (0). */
export function listeningPort(server: Server, asked: number): number {
  const address = server.address()
  return address && typeof address === 'object' ? address.port : asked
}
