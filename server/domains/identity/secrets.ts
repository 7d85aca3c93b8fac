import { createHash } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { normalisePassword } from './password.ts'

/** argon2id, 19 MiB, two passes: OWASP's first choice for one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** What a session, device or journey token is in the tables: a copy of them opens nothing. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** argon2id in its standard text form, salt included. */
export const hashPassword = (password: string): Promise<string> =>
  hash(normalisePassword(password), cost)

/** A hash that no password matches, at the same cost: what an unknown identifier is compared with. */
const nobody = hashPassword(createHash('sha256').update(`${process.pid} nobody`).digest('hex'))

/** Compares in the same time whether there is a login or not. */
export const passwordMatches = async (stored: string | undefined, password: string) => {
  const matches = await verify(stored ?? (await nobody), normalisePassword(password))
  return stored !== undefined && matches
}
