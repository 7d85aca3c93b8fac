/** What hearing needs of a browser; a test plays it. */
export type Ears = {
  /** Opens a stream; calls `onChange` for each event, `onOpen` once it is open, `onLost` once when it ends or is refused. */
  readonly open: (on: {
    readonly open: () => void
    readonly change: () => void
    readonly lost: () => void
  }) => () => void
  /** Calls `run` after a while; answers what forgets it. */
  readonly later: (run: () => void, ms: number) => () => void
}

/** The waits between two attempts: one second, doubling to a minute. */
export const waitBefore = (failures: number): number => Math.min(60_000, 1000 * 2 ** failures)

/** Several events of one moment are one reading. */
const gatherMs = 300

/**
 * Hears that something of the account changed, until the answer is called. A stream that ends or is refused
 * is tried again, ever less often; where none ever opens, nothing happens and the page stays as it was read.
 * What changed between two streams was not heard, so the second one is taken for a change.
 */
export function hearChanges(ears: Ears, onChange: () => void): () => void {
  let failures = 0
  let wasOpen = false
  let isOver = false
  let close = () => {}
  let forgetRetry = () => {}
  let forgetChange: (() => void) | undefined

  const changed = () => {
    forgetChange ??= ears.later(() => {
      forgetChange = undefined
      onChange()
    }, gatherMs)
  }
  const begin = () => {
    close = ears.open({
      open() {
        failures = 0
        if (wasOpen) changed()
        wasOpen = true
      },
      change: changed,
      lost() {
        if (isOver) return
        close()
        forgetRetry = ears.later(begin, waitBefore(failures))
        failures += 1
      },
    })
  }
  begin()
  return () => {
    isOver = true
    forgetRetry()
    forgetChange?.()
    close()
  }
}

/** The ears of a browser on `GET /api/events`. */
export const browserEars: Ears = {
  open(on) {
    const source = new EventSource('/api/events')
    source.addEventListener('open', on.open)
    source.addEventListener('account_changed', on.change)
    source.addEventListener('error', on.lost)
    return () => source.close()
  },
  later(run, ms) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
