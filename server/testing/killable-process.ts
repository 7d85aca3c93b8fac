import { type ChildProcess, spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export type KillableProcess = ReturnType<typeof killableProcess>

type Program = {
  /** From the root of the house. */
  readonly script: string
  /** All that it is told, beside PATH and TMPDIR. */
  readonly env: Readonly<Record<string, string>>
  /** Answers 200 once the process is fit for work. */
  readonly readyUrl: string
  readonly readyWithinMs: number
}

const keptCharacters = 200_000
const endsWithinMs = 15_000

/** A process of ours: start it, kill it outright, start it again on the same ports, end it as a supervisor would. */
export const killableProcess = ({ script, env, readyUrl, readyWithinMs }: Program) => {
  let child: ChildProcess | undefined
  let said = ''
  const keep = (part: unknown) => {
    said = `${said}${part}`.slice(-keptCharacters)
  }
  const isRunning = () => child !== undefined && isAlive(child)
  const isReady = async () => {
    const answer = await fetch(readyUrl).catch(() => undefined)
    await answer?.arrayBuffer().catch(() => undefined)
    return answer?.ok ?? false
  }
  return {
    pid: () => child?.pid ?? 0,
    /** What the process wrote, its last part. */
    said: () => said,
    isRunning,
    isReady,
    start: async () => {
      child = spawn(process.execPath, [resolve(script)], {
        env: { PATH: process.env.PATH, TMPDIR: tmpdir(), ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      child.stdout?.on('data', keep)
      child.stderr?.on('data', keep)
      const deadline = performance.now() + readyWithinMs
      while (!(await isReady())) {
        if (!isRunning()) throw new Error(`${script} ended before it was ready:\n${said}`)
        if (performance.now() > deadline) throw new Error(`${script} is not ready:\n${said}`)
        await pause(20)
      }
    },
    kill: async () => {
      // This one: somebody may start the next before we look again.
      const dying = child
      dying?.kill('SIGKILL')
      await ended(dying)
    },
    end: async () => {
      const dying = child
      dying?.kill('SIGTERM')
      await Promise.race([ended(dying), pause(endsWithinMs, undefined, { ref: false })])
      dying?.kill('SIGKILL')
      await ended(dying)
    },
  }
}

const isAlive = (child: ChildProcess): boolean => child.exitCode === null && !child.signalCode

const ended = async (child: ChildProcess | undefined): Promise<void> => {
  while (child !== undefined && isAlive(child)) await pause(5)
}
