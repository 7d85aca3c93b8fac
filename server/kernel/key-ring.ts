import { createECDH, generateKeyPairSync } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { type Static, Type } from 'typebox'
import { Fault } from './errors.ts'
import { newBytes, uuidv7 } from './ids.ts'
import { parsed } from './parsed.ts'

const Secret = Type.String({ minLength: 40, maxLength: 200 })
const Version = Type.Integer({ minimum: 1, maximum: 65_535 })

/** What KEYS_FILE holds. The keyed digests have one key for ever: with another, nobody would be found again. */
const KeyRingShape = Type.Object({
  seal: Type.Array(Type.Object({ version: Version, secret: Secret }), { minItems: 1 }),
  sign: Type.Array(Type.Object({ version: Version, privateKey: Secret }), { minItems: 1 }),
  hash: Type.Object({ secret: Secret }),
  vapid: Type.Object({ publicKey: Secret, privateKey: Secret }),
})
export type KeyRing = Static<typeof KeyRingShape>

/** The key that new values are made with. */
export const newest = <K extends { readonly version: number }>(keys: readonly K[]): K => {
  const last = keys.toSorted((a, b) => b.version - a.version)[0]
  if (last === undefined) throw new Fault('a ring without a key')
  return last
}

/** Reads the file. Throws a Fault when it is missing, is not a ring of keys, or may be read by others. */
export const readKeyRing = (file: string): KeyRing => {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined) throw new Fault('KEYS_FILE does not exist', { file })
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
    throw new Fault('KEYS_FILE may be read by others: set its mode to 0600', { file })
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return parsed(KeyRingShape, content, 'KEYS_FILE')
}

/** Makes the file when there is none. Two processes that start at once end with the same keys. */
export const makeKeyRing = (file: string): void => {
  if (statSync(file, { throwIfNoEntry: false }) !== undefined) return
  const made = writeBeside(file, {
    seal: [{ version: 1, secret: secret() }],
    sign: [{ version: 1, privateKey: signingKey() }],
    hash: { secret: secret() },
    vapid: vapidKeys(),
  })
  try {
    linkSync(made, file)
  } catch (error) {
    if (!(error instanceof Error && Reflect.get(error, 'code') === 'EEXIST')) throw error
  } finally {
    rmSync(made)
  }
}

/** Adds a version to the keys that seal and sign; answers it. Older ones stay: they still open and verify. */
export const addKeyVersion = (file: string): number => {
  const ring = readKeyRing(file)
  const version = Math.max(newest(ring.seal).version, newest(ring.sign).version) + 1
  ring.seal.push({ version, secret: secret() })
  ring.sign.push({ version, privateKey: signingKey() })
  renameSync(writeBeside(file, ring), file)
  return version
}

const writeBeside = (file: string, ring: KeyRing): string => {
  const beside = `${file}.${uuidv7()}`
  const handle = openSync(beside, 'wx', 0o600)
  writeSync(handle, `${JSON.stringify(ring, null, 2)}\n`)
  fsyncSync(handle)
  closeSync(handle)
  return beside
}

const secret = () => newBytes(32).toString('base64')

const signingKey = () =>
  generateKeyPairSync('ed25519')
    .privateKey.export({ format: 'der', type: 'pkcs8' })
    .toString('base64')

const vapidKeys = () => {
  const curve = createECDH('prime256v1')
  const publicKey = curve.generateKeys().toString('base64url')
  const scalar = curve.getPrivateKey()
  const privateKey = Buffer.concat([Buffer.alloc(32 - scalar.length), scalar])
  return { publicKey, privateKey: privateKey.toString('base64url') }
}
