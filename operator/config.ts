/** Everything the operator is told from outside. Every port is on loopback. */
export type OperatorConfig = {
  mode: 'demo' | 'test'
  /** brand pack whose catalogue the demonstration's contracts name */
  brand: string
  /** folder of the card processor's journal */
  dataDir: string
  /** decides every generated person, number, record and identifier */
  seed: number
  /** the supervisor; the operator leaves when it is gone */
  supervisorPid: number | undefined
  ports: { desk: number; smtp: number; smpp: number; psp: number; push: number }
  smpp: { systemId: string; password: string }
  psp: { publicUrl: string; secretKey: string; webhookSecret: string; webhookUrl: string }
  /** `url` is where processes reach the portal, `publicUrl` where people do */
  server: {
    url: string
    publicUrl: string
    consoleUrl: string
    intakeUrl: string
    intakeSecret: string
  }
}

export type ConfigReading =
  | { kind: 'config'; config: OperatorConfig }
  | { kind: 'refused'; problems: readonly string[] }

type Environment = Readonly<Record<string, string | undefined>>

type Reader = {
  text(name: string, fallback?: string): string
  port(name: string): number
  whole(name: string, fallback: number): number
  url(name: string, fallback?: string): string
}

function readerOf(env: Environment, problems: string[]): Reader {
  const text = (name: string, fallback?: string): string => {
    const value = env[name] || fallback
    if (value !== undefined) return value
    problems.push(`${name} is missing`)
    return ''
  }
  const whole = (name: string, fallback: number): number => {
    const value = env[name]
    if (!value) return fallback
    if (/^\d{1,9}$/.test(value)) return Number(value)
    problems.push(`${name} is not a whole number: ${value}`)
    return fallback
  }
  const port = (name: string): number => {
    const value = whole(name, -1)
    if (value < 0 || value > 65_535) problems.push(`${name} is not a port between 0 and 65535`)
    return value
  }
  const url = (name: string, fallback?: string): string => {
    const value = text(name, fallback)
    if (value && !URL.canParse(value)) problems.push(`${name} is not an address: ${value}`)
    return value.replace(/\/$/, '')
  }
  return { text, port, whole, url }
}

function readSmppAccount(read: Reader, problems: string[]): OperatorConfig['smpp'] {
  const address = read.url('SMPP_URL')
  const parsed = URL.canParse(address) ? new URL(address) : undefined
  if (parsed && !(parsed.username && parsed.password)) {
    problems.push('SMPP_URL names no user and password')
  }
  return {
    systemId: decodeURIComponent(parsed?.username ?? ''),
    password: decodeURIComponent(parsed?.password ?? ''),
  }
}

function readServer(read: Reader): OperatorConfig['server'] {
  const url = read.url('SERVER_URL')
  return {
    url,
    publicUrl: read.url('PUBLIC_ORIGIN', url),
    consoleUrl: read.url('CONSOLE_ORIGIN', 'http://localhost:3001'),
    intakeUrl: read.url('INTAKE_URL'),
    intakeSecret: read.text('INTAKE_SECRET'),
  }
}

/**
 * Reads the operator's environment; all problems are reported at once.
 * MODE=production is refused: a simulated bank or mail server has no place there.
 * PSP_WEBHOOK_URL defaults to `/hooks/psp` of the server.
 */
export function readConfig(env: Environment = process.env): ConfigReading {
  const problems: string[] = []
  const read = readerOf(env, problems)
  const mode = read.text('MODE', 'demo')
  if (mode !== 'demo' && mode !== 'test') {
    return {
      kind: 'refused',
      problems: [`MODE=${mode}: the simulated operator runs only in demo and test`],
    }
  }
  const server = readServer(read)
  const supervisorPid = read.whole('SUPERVISOR_PID', 0)
  const config: OperatorConfig = {
    mode,
    brand: read.text('BRAND', 'sfr'),
    dataDir: read.text('DATA_DIR', './data'),
    seed: read.whole('OPERATOR_SEED', 42),
    supervisorPid: supervisorPid || undefined,
    ports: {
      desk: read.port('DESK_PORT'),
      smtp: read.port('SMTP_PORT'),
      smpp: read.port('SMPP_PORT'),
      psp: read.port('PSP_PORT'),
      push: read.port('PUSH_PORT'),
    },
    smpp: readSmppAccount(read, problems),
    psp: {
      publicUrl: read.url('PSP_PUBLIC_URL'),
      secretKey: read.text('PSP_SECRET_KEY'),
      webhookSecret: read.text('PSP_WEBHOOK_SECRET'),
      webhookUrl: read.url('PSP_WEBHOOK_URL', `${server.url}/hooks/psp`),
    },
    server,
  }
  return problems.length ? { kind: 'refused', problems } : { kind: 'config', config }
}
