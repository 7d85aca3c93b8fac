import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fingerprint } from './fingerprint.mjs'
import { house } from './house.mjs'
import { startPostgres } from './postgres.mjs'
import { removeDataDir } from './postgres-user.mjs'
import { isAlive, readPostmaster } from './postmaster.mjs'
import { StartError } from './start-error.mjs'
import { readIfThere, writeWhole } from './text-file.mjs'

/**
 * @typedef {{
 *   name: string, role: string, identifiers: string[], password: string, totpSecret?: string,
 * }} Login
 * @typedef {{ numeroClient: string, contractNumber: string, mobile: string, email: string }} Contract
 * @typedef {{
 *   portal: string, console: string, desk: string, logins: Login[], contracts: Contract[],
 * }} Demonstration
 */

const madeOf = ['server', 'operator', 'brands', 'contract', 'package-lock.json']
const staying = new Set(['previous', 'logs', 'supervisor.pid'])

/**
 * The demonstration's data is itself the cache of its history. When what made it has changed, or when it
 * was cut short, it is set aside (one such is kept) and made again.
 * @param {import('./settings.mjs').Settings} settings
 */
export async function refreshDemonstration({ dataDir, brand }) {
  const wanted = `${brand} ${process.env.OPERATOR_SEED || 42} ${fingerprint(house, madeOf)}`
  const mark = readMark(dataDir)
  const isThere = lstatSync(join(dataDir, 'postgres'), { throwIfNoEntry: false }) !== undefined
  if (isThere && mark.complete && mark.madeOf === wanted) return
  if (isThere) {
    const why = mark.complete ? 'was made by another version' : 'was left unfinished'
    process.stdout.write(
      `The demonstration in ${dataDir} ${why}: it is made again. The old one is kept in ${join(dataDir, 'previous')}.\n`,
    )
    await setAside(dataDir)
  }
  writeMark(dataDir, { madeOf: wanted, complete: false })
}

/** @param {string} dataDir whether its history was lived to the end */
export const isLived = dataDir => readMark(dataDir).complete === true

/** @param {string} dataDir @returns {{ madeOf?: string, complete?: boolean }} */
function readMark(dataDir) {
  return JSON.parse(readIfThere(join(dataDir, 'history.json')) ?? '{}')
}

/** @param {string} dataDir @param {{ madeOf?: string, complete: boolean }} mark */
function writeMark(dataDir, mark) {
  writeWhole(join(dataDir, 'history.json'), `${JSON.stringify(mark)}\n`, 0o644)
}

/** @param {string} dataDir */
async function setAside(dataDir) {
  const postgres = join(dataDir, 'postgres')
  const survivor = readPostmaster(postgres)
  if (survivor && isAlive(survivor.pid)) await (await startPostgres({ dataDir: postgres })).stop()
  const previous = join(dataDir, 'previous')
  removeDataDir(join(previous, 'postgres'))
  rmSync(previous, { recursive: true, force: true })
  mkdirSync(previous)
  for (const name of readdirSync(dataDir)) {
    if (!staying.has(name)) renameSync(join(dataDir, name), join(previous, name))
  }
}

/**
 * Asks the operator to live the months before today through the real pipeline; it does nothing when they
 * are there. Then writes `data/demo.json`.
 * @param {string} dataDir
 * @param {string} desk origin of the operator desk
 * @param {{ start?: string, end?: string, logins?: number, contracts?: number, language?: string }} [wish] what `POST /history` takes
 * @returns {Promise<Demonstration>}
 */
export async function makeDemonstration(dataDir, desk, wish = {}) {
  await ask('POST', `${desk}/history`, JSON.stringify(wish))
  const customers = JSON.parse(await ask('GET', `${desk}/demo.json`))
  const demonstration = { ...customers, logins: [...customers.logins, ...agentLogins(dataDir)] }
  writeWhole(join(dataDir, 'demo.json'), `${JSON.stringify(demonstration, null, 2)}\n`, 0o644)
  writeMark(dataDir, { ...readMark(dataDir), complete: true })
  return demonstration
}

/**
 * The agent whom the server made for the demonstration; the operator knows of customers only.
 * @param {string} dataDir
 * @returns {Login[]}
 */
function agentLogins(dataDir) {
  const login = readIfThere(join(dataDir, 'staff-demo.json'))
  return login === undefined ? [] : [JSON.parse(login)]
}

/**
 * Not `fetch`, which gives up after five minutes without an answer.
 * @param {string} method
 * @param {string} url
 * @param {string} [body] JSON
 * @returns {Promise<string>}
 */
async function ask(method, url, body) {
  const headers = body === undefined ? {} : { 'content-type': 'application/json' }
  /** @type {import('node:http').IncomingMessage} */
  const answer = await new Promise((resolve, reject) => {
    request(url, { method, headers, agent: false }, resolve).once('error', reject).end(body)
  })
  const said = await text(answer)
  if (answer.statusCode === 200) return said
  throw new StartError(
    `The simulated operator answered ${answer.statusCode} to ${method} ${url}:\n${said.slice(0, 2000)}`,
  )
}
