import { BlockList, isIP, type Server, type Socket } from 'node:net'
import { Fault } from '../errors.ts'

export type ConnectionCap = {
  /** Connections that one address may hold at once; an IPv6 network of 64 bits counts as one. */
  readonly perAddress: number
  /** Networks whose addresses many people share, as `192.0.2.0/24`: an operator's own, an office, this machine. */
  readonly sharedRanges: readonly string[]
  readonly perSharedAddress: number
  /** Not counted: they speak for everybody. */
  readonly trustedProxies: readonly string[]
  /** Told of each connection that was closed at once. */
  readonly onRefused?: () => void
}

/**
 * Closes a connection at once when its address holds too many (security.md row 26): one that opens sockets and is
 * slow with all of them leaves room for the others. It spares this process and decides nothing else.
 */
export const capConnections = (server: Server, cap: ConnectionCap): void => {
  const held = new Map<string, number>()
  const shared = rangesOf(cap.sharedRanges)
  const proxies = rangesOf(cap.trustedProxies)
  server.on('connection', (socket: Socket) => {
    const { remoteAddress } = socket
    if (remoteAddress === undefined) return
    const address = plainAddress(remoteAddress)
    if (isWithin(proxies, address)) return
    const key = networkOf(address)
    const count = (held.get(key) ?? 0) + 1
    if (count > (isWithin(shared, address) ? cap.perSharedAddress : cap.perAddress)) {
      cap.onRefused?.()
      socket.destroy()
      return
    }
    held.set(key, count)
    socket.once('close', () => {
      const left = (held.get(key) ?? 1) - 1
      if (left === 0) held.delete(key)
      else held.set(key, left)
    })
  })
}

/** Addresses and networks as one list to look in. Throws a Fault that names the one that is neither. */
const rangesOf = (ranges: readonly string[]): BlockList => {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', bits] = range.split('/')
    const most = isIP(address) === 6 ? 128 : 32
    const prefix = bits === undefined ? most : Number(bits)
    if (isIP(address) === 0 || !/^\d{0,3}$/.test(bits ?? '') || bits === '' || prefix > most)
      throw new Fault(`"${range}" is neither an address nor a network such as 192.0.2.0/24`)
    list.addSubnet(address, prefix, familyOf(address))
  }
  return list
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

const isWithin = (ranges: BlockList, address: string): boolean =>
  ranges.check(address, familyOf(address))

/** An IPv4 address as it is written, however the socket gives it. */
const plainAddress = (address: string): string =>
  address.toLowerCase().startsWith('::ffff:') && address.includes('.')
    ? address.slice(7)
    : (address.split('%')[0] ?? address)

/** What is counted as one: an IPv4 address, or the first 64 bits of an IPv6 one, which a household is given whole. */
const networkOf = (address: string): string => {
  if (isIP(address) !== 6) return address
  const [before = '', after] = address.split('::')
  const head = before === '' ? [] : before.split(':')
  const tail = after === undefined || after === '' ? [] : after.split(':')
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length
  const groups = [...head, ...Array.from({ length: zeros }, () => '0'), ...tail]
  return groups
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':')
}
