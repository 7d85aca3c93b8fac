import { setTimeout as pause } from 'node:timers/promises'

export type Repeated = {
  /** Ends after the round under way. */
  readonly stop: () => Promise<void>
}

/**
 * Runs `round` again and again, `everyMs` after it ended, until stopped. A round that throws is told to
 * `onFault` and does not end the repetition.
 */
export const repeat = (
  everyMs: number,
  round: () => Promise<unknown>,
  onFault: (error: unknown) => void,
): Repeated => {
  const stopped = new AbortController()
  const run = async () => {
    while (!stopped.signal.aborted) {
      await round().catch(onFault)
      await pause(everyMs, undefined, { signal: stopped.signal }).catch(() => undefined)
    }
  }
  const running = run()
  return {
    stop: async () => {
      stopped.abort()
      await running
    },
  }
}
