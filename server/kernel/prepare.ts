import type pg from 'pg'

/** How often a statement is asked before it is worth a name, and how many names there may be. */
const askedBefore = 3
const mostNames = 300
const mostCounted = 2000
/** Longer ones write many rows at once, each time another number of them. */
const longest = 20_000

/**
 * Gives a name to each statement that comes back, so that a connection parses it once, and may plan it once: planning
 * the home page took longer than reading it. A statement with a star keeps none: a column added by a migration would
 * change its result under the plan. One namer serves all connections of a process.
 */
export const statementNamer = () => {
  const names = new Map<string, string>()
  const counts = new Map<string, number>()
  return (text: string): string | undefined => {
    const known = names.get(text)
    if (known !== undefined) return known
    if (names.size >= mostNames || text.length > longest || text.includes('*')) return undefined
    if (counts.size >= mostCounted) counts.clear()
    const count = (counts.get(text) ?? 0) + 1
    counts.set(text, count)
    if (count < askedBefore) return undefined
    counts.delete(text)
    const name = `lc_${names.size}`
    names.set(text, name)
    return name
  }
}
type Namer = ReturnType<typeof statementNamer>

/** Makes a connection ask by name what the namer has named. Statements without values stay as they are. */
export const prepareOn = (client: pg.ClientBase, nameOf: Namer): void => {
  const ask = client.query
  Reflect.set(client, 'query', (text: unknown, values: unknown, ...rest: unknown[]) => {
    const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined
    return Reflect.apply(ask, client, [name === undefined ? text : { name, text }, values, ...rest])
  })
}
