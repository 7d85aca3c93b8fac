import { connect, type Socket } from 'node:net'

/** What came back on a connection that was given these bytes, and whether the server closed it. */
export type RawAnswer = { readonly text: string; readonly closed: boolean }

/** Sends bytes that no client library would, and listens until the server closes or the time is over. */
export const sendRaw = (origin: string, bytes: string, withinMs = 3000): Promise<RawAnswer> =>
  new Promise(resolve => {
    const socket = openSocket(origin)
    let text = ''
    const end = (closed: boolean) => {
      socket.destroy()
      resolve({ text, closed })
    }
    const timer = setTimeout(() => end(false), withinMs)
    socket.on('data', part => {
      text += part
    })
    socket.on('close', () => {
      clearTimeout(timer)
      end(true)
    })
    socket.write(bytes)
  })

/** A connection that is not troubled when the other side cuts it. */
export const openSocket = (origin: string): Socket => {
  const { hostname, port } = new URL(origin)
  const socket = connect({ host: hostname, port: Number(port) })
  socket.on('error', () => undefined)
  return socket
}
