/** The last day of a span whose end is excluded: `2026-12-21` → `2026-12-20`. Browsers have no Temporal yet. */
export function dayBefore(end: string): string {
  const date = new Date(`${end}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}
