import { createServer } from 'node:net'
import { StartError } from './start-error.mjs'

/** The ports a person may choose, and what they find there. */
const chosen = {
  PORT: { port: 3000, what: 'the portal' },
  CONSOLE_PORT: { port: 3001, what: 'the console' },
  DESK_PORT: { port: 3999, what: 'the operator desk' },
}

/** The ports nobody types: any free one will do, the same as last time when it is still free. */
const hidden = [
  'INTAKE_PORT',
  'METRICS_PORT',
  'WORKER_METRICS_PORT',
  'SMTP_PORT',
  'SMPP_PORT',
  'PSP_PORT',
  'PUSH_PORT',
]

/**
 * Below what Linux and macOS give to outgoing connections, so that a process that died finds its port free again; the
 * tests' own ports are above.
 */
const hiddenFrom = 11_000
const hiddenCount = 9_000

/**
 * Finds every port of this run, all on loopback.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {Readonly<Record<string, number>>} last the ports of the last run
 * @returns {Promise<Record<string, number>>} by the name of its variable
 * @throws {StartError} that names the variable to set, when a chosen port is taken or is no port
 */
export async function findPorts(env, last) {
  /** @type {Record<string, number>} */
  const ports = {}
  for (const [name, { port, what }] of Object.entries(chosen)) {
    ports[name] = await takeChosen(name, env[name] || String(port), what)
  }
  for (const name of hidden) ports[name] = await takeHidden(last[name], Object.values(ports))
  return ports
}

/**
 * Ports nobody listens on, for a system beside others.
 * @param {number} count
 * @returns {Promise<number[]>} all different
 */
export async function findFreePorts(count) {
  /** @type {number[]} */
  const ports = []
  while (ports.length < count) ports.push(await takeHidden(undefined, ports))
  return ports
}

/** @param {string} name @param {string} text @param {string} what */
async function takeChosen(name, text, what) {
  const port = /^\d{1,5}$/.test(text) ? Number.parseInt(text, 10) : Number.NaN
  if (!(port >= 1 && port <= 65_535)) {
    throw new StartError(`${name}=${text} is not a port: choose a whole number from 1 to 65535.`)
  }
  if ((await listen(port)) !== undefined) return port
  throw new StartError(
    `Port ${port}, for ${what}, is taken by another program. Stop it, or choose another port: ${name}=${port + 100} npm start`,
  )
}

/** @param {number | undefined} last @param {number[]} taken */
async function takeHidden(last, taken) {
  const again = last && !taken.includes(last) ? await listen(last) : undefined
  if (again !== undefined) return again
  for (let tries = 0; tries < hiddenCount; tries += 1) {
    const port = hiddenFrom + ((process.pid * 7919 + tries) % hiddenCount)
    if (!taken.includes(port) && (await listen(port)) !== undefined) return port
  }
  throw new StartError(`No port from ${hiddenFrom} to ${hiddenFrom + hiddenCount - 1} is free.`)
}

/**
 * Listens for an instant on a loopback port.
 * @param {number} port
 * @returns {Promise<number | undefined>} undefined when it is taken, or not allowed to us
 */
function listen(port) {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      const found = typeof address === 'object' && address ? address.port : undefined
      server.close(() => resolve(found))
    })
  })
}
