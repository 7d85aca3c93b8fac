const lookEveryMs = 1000

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && Reflect.get(error, 'code') === 'EPERM'
  }
}

/** Calls `gone` once the process that started us no longer exists: nobody would stop us otherwise. */
export function watchParent(pid: number | undefined, gone: () => void): void {
  if (pid === undefined) return
  const timer = setInterval(() => {
    if (isAlive(pid)) return
    clearInterval(timer)
    gone()
  }, lookEveryMs)
  timer.unref()
}
