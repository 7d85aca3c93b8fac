import pino from 'pino'
import { Fault } from './errors.ts'

/** Facts about what happened: names from `told`, or ids. Anything else is left out, whoever passes it. */
export type Facts = Readonly<Record<string, unknown>>

export type Log = {
  readonly debug: (message: string, facts?: Facts) => void
  readonly info: (message: string, facts?: Facts) => void
  readonly warn: (message: string, facts?: Facts) => void
  /** A failure with its cause: name, code, place and scrubbed message, never a body or a parameter. */
  readonly error: (message: string, error: unknown, facts?: Facts) => void
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** What may be logged by name. Personal data has no name here, so that it cannot be logged by mistake. */
const told = new Set([
  'account',
  'actor',
  'at',
  'attempt',
  'brand',
  'bytes',
  'channel',
  'code',
  'count',
  'durationMs',
  'event',
  'job',
  'kind',
  'level',
  'method',
  'mode',
  'name',
  'places',
  'port',
  'process',
  'reason',
  'role',
  'round',
  'route',
  'state',
  'status',
  'subscriber',
  'sweeper',
  'sweepers',
  'template',
  'version',
])
const mostCharacters = 300

/**
 * The log: one JSON object a line. JSON encodes CR and LF, so that nobody writes a line of their own;
 * texts are shortened, and what looks like an address, a number or a secret is blanked even there.
 */
export const openLog = (
  level: LogLevel,
  about: Facts,
  write: (line: string) => void = line => process.stdout.write(line),
): Log => {
  const logger = pino(
    {
      level,
      base: allowed(about),
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: name => ({ level: name }) },
    },
    { write },
  )
  return {
    debug: (message, facts = {}) => logger.debug(allowed(facts), scrub(message)),
    info: (message, facts = {}) => logger.info(allowed(facts), scrub(message)),
    warn: (message, facts = {}) => logger.warn(allowed(facts), scrub(message)),
    error: (message, error, facts = {}) =>
      logger.error({ ...allowed(facts), failure: tellError(error) }, scrub(message)),
  }
}

const allowed = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts)
      .filter(([name]) => told.has(name) || /Ids?$/.test(name))
      .map(([name, value]) => [name, plain(value)]),
  )

const plain = (value: unknown): unknown => {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value
  if (Array.isArray(value)) return value.slice(0, 20).map(plain)
  return typeof value === 'object' ? '[object]' : scrub(String(value))
}

const tellError = (error: unknown, depth = 0): Facts => {
  if (!(error instanceof Error)) return { name: typeof error }
  const facts = error instanceof Fault ? { facts: allowed(error.facts) } : {}
  const cause =
    error.cause === undefined || depth === 2 ? {} : { cause: tellError(error.cause, depth + 1) }
  const code: unknown = Reflect.get(error, 'code')
  return {
    name: error.name,
    message: scrub(error.message),
    ...(typeof code === 'string' ? { code } : {}),
    ...facts,
    places: placesOf(error.stack),
    ...cause,
  }
}

/** The frames of a stack without its first lines, which repeat the message. */
const placesOf = (stack = ''): readonly string[] =>
  stack
    .split('\n')
    .filter(line => line.startsWith('    at '))
    .slice(0, 12)
    .map(line => line.trim())

const blanked: readonly [RegExp, string][] = [
  [/[^\s@<>"']{1,64}@[^\s@<>"']{1,255}/g, '[address]'],
  [/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g, '[iban]'],
  [/\+?\d(?:[ .-]?\d){5,}/g, '[number]'],
  [/\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{32,}\b/g, '[secret]'],
]

const id = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/

/** Blanks what looks personal or secret in a text, keeps UUIDs and instants, and shortens it. */
const scrub = (text: string): string => {
  const short = text.slice(0, mostCharacters)
  const keep = new RegExp(`(${id.source}|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z)`)
  return short
    .split(keep)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : blanked.reduce((left, [shape, word]) => left.replace(shape, word), part),
    )
    .join('')
}
