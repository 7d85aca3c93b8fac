const pollMs = 500

/**
 * Calls back once when the process that started us is gone, however it ended: npm killed outright tells
 * its script nothing.
 * @param {() => void} gone
 */
export function watchParent(gone) {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    gone()
  }, pollMs)
  timer.unref()
}
