import { setInterval } from 'node:timers'

/** Calls `onGone` once the process that started us no longer exists: nothing is left serving alone. */
export const watchParent = (pid: number | undefined, onGone: () => void): void => {
  if (pid === undefined) return
  const timer = setInterval(() => {
    if (isAlive(pid)) return
    clearInterval(timer)
    onGone()
  }, 1000)
  timer.unref()
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && Reflect.get(error, 'code') === 'EPERM'
  }
}
