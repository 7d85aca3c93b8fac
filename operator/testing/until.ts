import { setTimeout as pause } from 'node:timers/promises'

/** Waits until the condition holds, at most `withinMs`; throws its description otherwise. */
export async function until(what: string, holds: () => boolean, withinMs = 5_000): Promise<void> {
  for (let waited = 0; !holds(); waited += 10) {
    if (waited > withinMs) throw new Error(`it did not happen in ${withinMs} ms: ${what}`)
    await pause(10)
  }
}
