import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { house } from './house.mjs'
import { StartError } from './start-error.mjs'

/**
 * @typedef {object} ChildPlan
 * @property {string} name as people read it
 * @property {string[]} words script and arguments, for this Node
 * @property {Record<string, string | undefined>} env added to ours
 * @property {string} readyUrl answers 200 when the child is ready
 * @property {string} [logFile] ours when absent
 *
 * @typedef {object} Watcher
 * @property {(pid: number | undefined) => void} changed it has a new process
 * @property {(error: StartError) => void} gaveUp it dies each time it is started
 *
 * @typedef {object} Child
 * @property {() => Promise<void>} ready resolves when it answers
 * @property {() => Promise<void>} stop asks it to end, then ends it; it is not started again
 */

const firstDelayMs = 250
const longestDelayMs = 30_000
const shortLifeMs = 10_000
const mostShortLives = 5
const readyTimeoutMs = 180_000
const stopTimeoutMs = 15_000
const logBytesKept = 20_000_000

/**
 * Starts a process and keeps it running: a dead one is started again, later and later, until it has died
 * five times in a row within ten seconds of its start.
 * @param {ChildPlan} plan
 * @param {Watcher} watcher
 * @returns {Child}
 */
export function startChild(plan, watcher) {
  const life = { stopping: false, shortLives: 0, child: launch(plan) }
  /** @type {StartError | undefined} */
  let failure
  const follow = () => {
    const bornAt = performance.now()
    watcher.changed(life.child.pid)
    life.child.once('error', () => {})
    life.child.once('close', async (code, signal) => {
      if (life.stopping) return
      life.shortLives = performance.now() - bornAt < shortLifeMs ? life.shortLives + 1 : 0
      if (life.shortLives >= mostShortLives) {
        failure = explain(plan, signal ?? `code ${code}`)
        return watcher.gaveUp(failure)
      }
      await wait(Math.min(longestDelayMs, firstDelayMs * 2 ** Math.max(0, life.shortLives - 1)))
      if (life.stopping) return
      life.child = launch(plan)
      follow()
    })
  }
  follow()
  return {
    ready: () => untilReady(plan, () => failure ?? life.stopping),
    stop: () => {
      life.stopping = true
      return end(life.child)
    },
  }
}

/** @param {ChildPlan} plan */
function launch({ words, env, logFile }) {
  const log = logFile && openLog(logFile)
  const child = spawn(process.execPath, words, {
    cwd: house,
    env: { ...process.env, ...env },
    stdio: ['ignore', log || 'inherit', log || 'inherit'],
  })
  if (log) closeSync(log)
  return child
}

/** @param {string} logFile */
function openLog(logFile) {
  mkdirSync(dirname(logFile), { recursive: true })
  const bytes = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
  if (bytes > logBytesKept) renameSync(logFile, `${logFile}.1`)
  return openSync(logFile, 'a', 0o600)
}

/** @param {ChildPlan} plan @param {string} end */
function explain({ name, logFile }, end) {
  const words = logFile ? `\n${readFileSync(logFile, 'utf8').trimEnd().slice(-2000)}` : ''
  return new StartError(
    `The ${name} ended ${mostShortLives} times just after its start (${end}), so it is not started again.${logFile ? ` Its last words, from ${logFile}:` : ''}${words}`,
  )
}

/** @param {ChildPlan} plan @param {() => StartError | boolean} ended */
async function untilReady({ name, readyUrl, logFile }, ended) {
  const deadline = performance.now() + readyTimeoutMs
  while (performance.now() < deadline) {
    const end = ended()
    if (end instanceof StartError) throw end
    if (end || (await answers(readyUrl))) return
    await wait(50)
  }
  throw new StartError(
    `The ${name} does not answer on ${readyUrl} after ${readyTimeoutMs / 1000} seconds.${logFile ? ` Its log is ${logFile}.` : ''}`,
  )
}

/** @param {string} url */
async function answers(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    return false
  }
}

/** @param {import('node:child_process').ChildProcess} child */
async function end(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise(resolve => child.once('close', resolve))
  child.kill('SIGTERM')
  const forced = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs)
  await gone
  clearTimeout(forced)
}
