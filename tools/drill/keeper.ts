import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from '../../operator/chance.ts'
import type { KillableProcess } from '../../server/testing/killable-process.ts'

export type Kept = ReturnType<typeof keepRunning>

const lookEveryMs = 20

/**
 * Starts a process again as soon as it is gone, as a supervisor does. A death that was not ours is told in
 * `deaths`, with the last words.
 */
export const keepRunning = (name: string, process: KillableProcess) => {
  const deaths: string[] = []
  let isOurs = false
  let over = false
  const startAgain = async () => {
    isOurs = false
    await process.start().catch(error => {
      if (!isOurs) deaths.push(`${name} did not start: ${error}`)
    })
  }
  const keeping = (async () => {
    while (!over) {
      if (process.isRunning()) await pause(lookEveryMs)
      else {
        if (!isOurs) deaths.push(`${name} ended by itself: ${process.said().slice(-1500)}`)
        await startAgain()
      }
    }
  })()
  return {
    name,
    deaths,
    isRunning: process.isRunning,
    isReady: process.isReady,
    kill: async () => {
      isOurs = true
      await process.kill()
    },
    /** Leaves the process as it is from here on. */
    stop: async () => {
      over = true
      await keeping
    },
  }
}

export const allReady = async (kept: readonly Kept[]): Promise<void> => {
  for (const each of kept) while (!(await each.isReady())) await pause(lookEveryMs)
}

type Killing = {
  readonly kept: readonly Kept[]
  readonly kills: number
  readonly chance: Chance
  readonly say: (line: string) => void
}

/**
 * `kill -9`, at random: which process and when. Half of the deaths are the web process's, where payments and files come
 * in, the others are shared by the workers. One time in four something is still starting.
 */
export const killAtRandom = async ({ kept, kills, chance, say }: Killing): Promise<void> => {
  const started = performance.now()
  for (const [index, victim] of victimsOf(kept, kills, chance).entries()) {
    const count = index + 1
    const since = performance.now()
    if (chance.happens(0.75)) await allReady(kept)
    const waited = ((performance.now() - since) / 1000).toFixed(1)
    await pause(chance.whole(0, 1500))
    while (!victim.isRunning()) await pause(1)
    await victim.kill()
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    say(
      `kill ${count} of ${kills}: ${victim.name}, after ${seconds} s (${waited} s until all were ready)`,
    )
  }
  await allReady(kept)
}

const victimsOf = (kept: readonly Kept[], kills: number, chance: Chance): readonly Kept[] => {
  const [web, ...workers] = kept
  if (web === undefined) throw new Error('there is nothing to kill')
  return Array.from({ length: kills }, (_, index) => ({
    victim: index % 2 === 0 ? web : chance.pick(workers),
    at: chance.next(),
  }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ victim }) => victim)
}
