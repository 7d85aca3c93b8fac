import autocannon from 'autocannon'

export type LoadWork = {
  readonly origin: string
  readonly paths: readonly string[]
  /** One person after the other asks for each path. */
  readonly tokens: readonly string[]
  readonly cookie: string
  readonly connections: number
  readonly warmUpSeconds: number
  readonly seconds: number
}

export type Load = {
  readonly perSecond: number
  readonly p99Ms: number
  /** Of an answer, headers and all. */
  readonly meanBytes: number
}

/** Asks for the paths on so many connections at once. An answer that is not 200 is a mistake. */
const load = async (work: LoadWork): Promise<Load> => {
  const requests = work.tokens.flatMap(token =>
    work.paths.map(path => ({
      method: 'GET' as const,
      path,
      headers: { cookie: `${work.cookie}=${token}`, 'accept-language': 'fr' },
    })),
  )
  let clients = 0
  const running = autocannon({
    url: work.origin,
    connections: work.connections,
    duration: work.warmUpSeconds + work.seconds,
    requests,
    // Each connection begins with somebody else.
    setupClient: client => {
      const first = Math.floor((clients++ * work.tokens.length) / work.connections)
      const at = first * work.paths.length
      client.setRequests([...requests.slice(at), ...requests.slice(0, at)])
    },
  })
  const start = performance.now()
  const times: number[] = []
  let bytes = 0
  let refused = 0
  running.on('response', (_client, status, size, ms) => {
    if (status !== 200) refused += 1
    if (performance.now() - start < work.warmUpSeconds * 1000) return
    times.push(ms)
    bytes += size
  })
  const { errors, timeouts } = await running
  if (refused + errors + timeouts > 0)
    throw new Error(`${refused} refused, ${errors} broken, ${timeouts} without answer`)
  const sorted = times.toSorted((a, b) => a - b)
  return {
    perSecond: times.length / work.seconds,
    p99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
    meanBytes: bytes / times.length,
  }
}

process.on('message', (work: LoadWork) => {
  load(work).then(
    answer => process.send?.(answer),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
      process.exit(1)
    },
  )
})
