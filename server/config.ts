import { Fault } from './kernel/errors.ts'

export const modes = ['demo', 'test', 'production'] as const
export type Mode = (typeof modes)[number]
const roles = ['web', 'intake', 'worker'] as const
export type ProcessRole = (typeof roles)[number]

/** Everything the environment decides. Nothing else reads `process.env`. */
export type Config = ReturnType<typeof readConfig>

type Env = Readonly<Record<string, string | undefined>>

/** Reads the environment. Throws a Fault that names the variable, what it holds and what it may hold. */
export const readConfig = (env: Env) => {
  const mode = oneOfWords(env, 'MODE', modes, 'production')
  const port = integer(env, 'PORT', 3000)
  const consolePort = integer(env, 'CONSOLE_PORT', 3001)
  return {
    /** The only switch of behaviour: demonstration data and simulated edges exist outside production only. */
    mode,
    /** The operator: a folder of `brands/`. Required in production. */
    brand: mode === 'production' ? required(env, 'BRAND') : (env.BRAND ?? 'sfr'),
    /** What this process does: any of web, intake, worker. */
    roles: roleList(env),
    /** PostgreSQL as the server's role, which may not rewrite history. */
    databaseUrl: required(env, 'DATABASE_URL'),
    /** PostgreSQL as the owner, for migrations at start; absent where the operator migrates by hand. */
    databaseOwnerUrl: env.DATABASE_OWNER_URL,
    /** Where documents and keys live. */
    dataDir: env.DATA_DIR ?? './data',
    /** Versioned keys (0600). Made when missing, except in production. */
    keysFile: env.KEYS_FILE ?? `${env.DATA_DIR ?? './data'}/keys.json`,
    port,
    consolePort,
    /** Loopback only, unless a balancer must reach us from another machine. */
    host: env.HOST ?? '127.0.0.1',
    /** What people type: links in messages and the check of forms follow it, never a Host header. */
    publicOrigin: origin(env, 'PUBLIC_ORIGIN', mode, `http://localhost:${port}`),
    consoleOrigin: origin(env, 'CONSOLE_ORIGIN', mode, `http://localhost:${consolePort}`),
    /** Proxies whose X-Forwarded-For is believed, comma-separated. */
    trustedProxies: list(env.TRUSTED_PROXIES),
    /** Metrics and the worker's readiness, on loopback. 0 picks a free port. */
    metricsPort: integer(env, 'METRICS_PORT', 0),
    /** Usage files, activations and the demonstration's clock, never public. 0 picks a free port. */
    intakePort: integer(env, 'INTAKE_PORT', 0),
    /** Signs what other systems of the operator deliver to the intake. */
    intakeSecret: secret(env, 'INTAKE_SECRET', mode),
    /** The mail relay: `smtp://host:port`. */
    smtpUrl: required(env, 'SMTP_URL'),
    /** The message centre: `smpp://user:password@host:port`. */
    smppUrl: required(env, 'SMPP_URL'),
    /** Push services that we may write to besides those of the browsers: hosts with their port, comma-separated. */
    pushHosts: list(env.PUSH_HOSTS),
    /** The card processor's API, in the shapes of Stripe's. */
    pspUrl: env.PSP_URL ?? 'https://api.stripe.com',
    pspSecretKey: secret(env, 'PSP_SECRET_KEY', mode),
    /** Signs what the card processor tells us on `/hooks/psp`. */
    pspWebhookSecret: secret(env, 'PSP_WEBHOOK_SECRET', mode),
    /** The operator desk's address, which the demonstration's clock asks to be idle. */
    deskUrl: env.DESK_PORT === undefined ? undefined : `http://127.0.0.1:${env.DESK_PORT}`,
    /** The process that started us; when it is gone, so are we. */
    supervisorPid: env.SUPERVISOR_PID === undefined ? undefined : integer(env, 'SUPERVISOR_PID', 0),
    /** Months of history that a demonstration lives when its database is new; none in tests unless asked. */
    historyMonths: integer(env, 'HISTORY_MONTHS', mode === 'demo' ? 24 : 0),
    ...connectionLimits(env),
    poolSize: integer(env, 'POOL_SIZE', 10),
    maxInFlight: integer(env, 'MAX_IN_FLIGHT', 200),
    /** How long a stopping process still serves while `/ready` says no: the time a balancer needs to look. */
    drainWaitMs: integer(env, 'DRAIN_WAIT_MS', mode === 'production' ? 5000 : 0),
    logLevel: oneOfWords(env, 'LOG_LEVEL', ['debug', 'info', 'warn', 'error'], 'info'),
  }
}

const connectionLimits = (env: Env) => ({
  /** Connections that one address may hold at once, and one of a range that many people share. */
  connectionsPerAddress: integer(env, 'CONNECTIONS_PER_ADDRESS', 100),
  connectionsPerSharedAddress: integer(env, 'CONNECTIONS_PER_SHARED_ADDRESS', 1000),
  /** Networks whose addresses many people share, comma-separated: the operator's own, large offices, this machine. */
  sharedRanges: list(env.SHARED_RANGES ?? '127.0.0.0/8,::1'),
})

const required = (env: Env, name: string): string => {
  const value = env[name]
  if (value === undefined || value === '')
    throw new Fault(`the environment variable ${name} is required`)
  return value
}

const integer = (env: Env, name: string, otherwise: number): number => {
  const text = env[name]
  if (text === undefined || text === '') return otherwise
  if (!/^\d{1,9}$/.test(text)) throw new Fault(`${name} must be a whole number, not "${text}"`)
  return Number(text)
}

const oneOfWords = <const W extends string>(
  env: Env,
  name: string,
  words: readonly W[],
  otherwise: W,
): W => {
  const text = env[name]
  if (text === undefined || text === '') return otherwise
  const word = words.find(known => known === text)
  if (word === undefined)
    throw new Fault(`${name} must be one of ${words.join(', ')}, not "${text}"`)
  return word
}

const list = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')

const roleList = (env: Env): ReadonlySet<ProcessRole> => {
  const asked = list(env.ROLES ?? roles.join(','))
  const unknown = asked.find(name => !roles.some(role => role === name))
  if (unknown !== undefined) throw new Fault(`ROLES may hold ${roles.join(', ')}, not "${unknown}"`)
  return new Set(roles.filter(role => asked.includes(role)))
}

const secret = (env: Env, name: string, mode: Mode): string => {
  const value =
    mode === 'production' ? required(env, name) : (env[name] ?? 'demonstration-only-secret')
  if (mode === 'production' && value.length < 32)
    throw new Fault(`${name} must have at least 32 characters`)
  return value
}

const origin = (env: Env, name: string, mode: Mode, otherwise: string): string => {
  const text = mode === 'production' ? required(env, name) : (env[name] ?? otherwise)
  const url = URL.parse(text)
  if (url === null || url.origin !== text)
    throw new Fault(`${name} must be an origin such as https://example.org`)
  if (mode === 'production' && url.protocol !== 'https:')
    throw new Fault(`${name} must be https in production`)
  return text
}
