import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Reads a small text file.
 * @param {string} path
 * @returns {string | undefined} undefined when there is no such file
 */
export function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isErrorWithCode(error, 'ENOENT') || isErrorWithCode(error, 'ENOTDIR')) return undefined
    throw error
  }
}

/**
 * Writes a file whole or not at all: a reader never sees half of it, even when we are killed.
 * @param {string} path
 * @param {string} text
 * @param {number} [mode] readable by us alone, unless said otherwise
 */
export function writeWhole(path, text, mode = 0o600) {
  const draft = `${path}.${process.pid}.new`
  try {
    writeFileSync(draft, text, { mode })
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

/**
 * Says whether an error of Node carries this code (`ENOENT`, `EADDRINUSE`…).
 * @param {unknown} error
 * @param {string} code
 */
export function isErrorWithCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code
}
