/** Which row a key leads to: `j` the next, `k` the one before; the first when none has the focus. */
export function nextRow(key: 'j' | 'k', current: number, count: number): number {
  if (current < 0) return 0
  return Math.min(count - 1, Math.max(0, current + (key === 'j' ? 1 : -1)))
}
