import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  sign,
  verify,
} from 'node:crypto'
import { Fault } from './errors.ts'
import { newBytes } from './ids.ts'
import { type KeyRing, newest, readKeyRing } from './key-ring.ts'

export type Signature = { readonly keyVersion: number; readonly signature: Buffer }

/** The keys of this installation. Every value carries the version of the key that made it. */
export type Keys = {
  /**
   * Encrypts under a key of its own, which the newest sealing key wraps (AES-256-GCM twice). `about` names
   * the place it belongs to, such as `notifications.message ID`: put elsewhere, it does not open.
   */
  readonly seal: (plain: Uint8Array, about: string) => Buffer
  /** The inverse of `seal`. Throws a Fault when the bytes were changed or belong elsewhere. */
  readonly open: (sealed: Uint8Array, about: string) => Buffer
  /** The same sealed value with its own key wrapped by the newest one; the content is not touched. */
  readonly rewrap: (sealed: Uint8Array) => Buffer
  /** Keyed digest (HMAC-SHA-256, 32 bytes): finds a value again without holding it. One purpose cannot tell of another. */
  readonly hash: (purpose: string, text: string) => Buffer
  /** Ed25519. */
  readonly sign: (bytes: Uint8Array) => Signature
  readonly verify: (bytes: Uint8Array, signature: Signature) => boolean
  /** Names us to the push services of browsers (RFC 8292), base64url. */
  readonly vapid: { readonly publicKey: string; readonly privateKey: string }
}

/** format, key version, then iv + wrapped key + tag, then iv + content + tag */
const format = 1
const wrappedAt = 3
const contentAt = wrappedAt + 12 + 32 + 16

/**
 * Opens the keys of a file that only we may read. A value made with a version that came after the file was
 * read makes it be read again: rotation needs no restart.
 */
export const openKeys = (file: string): Keys => {
  let ring = readKeyRing(file)
  const versionOf = <K extends 'seal' | 'sign'>(kind: K, version: number): KeyRing[K][number] => {
    const find = () => ring[kind].find(key => key.version === version)
    if (find() === undefined) ring = readKeyRing(file)
    const key = find()
    if (key === undefined) throw new Fault('no key of this version', { kind, version })
    return key
  }
  const unwrap = (sealed: Buffer): Buffer => {
    if (sealed.length < contentAt + 28 || sealed[0] !== format)
      throw new Fault('these bytes were not sealed by us')
    const { secret } = versionOf('seal', sealed.readUInt16BE(1))
    return decrypt(bytesOf(secret), sealed.subarray(wrappedAt, contentAt), sealed.subarray(0, 3))
  }
  const wrap = (contentKey: Buffer): Buffer => {
    const { version, secret } = newest(ring.seal)
    const header = Buffer.from([format, version >> 8, version & 0xff])
    return Buffer.concat([header, encrypt(bytesOf(secret), contentKey, header)])
  }
  const signing = () => newest(ring.sign)
  return {
    seal: (plain, about) => {
      const contentKey = newBytes(32)
      return Buffer.concat([wrap(contentKey), encrypt(contentKey, plain, Buffer.from(about))])
    },
    open: (bytes, about) => {
      const sealed = Buffer.from(bytes)
      return decrypt(unwrap(sealed), sealed.subarray(contentAt), Buffer.from(about))
    },
    rewrap: bytes => {
      const sealed = Buffer.from(bytes)
      return Buffer.concat([wrap(unwrap(sealed)), sealed.subarray(contentAt)])
    },
    hash: (purpose, text) =>
      createHmac('sha256', bytesOf(ring.hash.secret)).update(`${purpose}\0${text}`).digest(),
    sign: bytes => ({
      keyVersion: signing().version,
      signature: sign(null, bytes, privateKeyOf(signing().privateKey)),
    }),
    verify: (bytes, { keyVersion, signature }) =>
      verify(null, bytes, publicKeyOf(versionOf('sign', keyVersion).privateKey), signature),
    vapid: ring.vapid,
  }
}

/** The version of the sealing key that wraps a value: what a rotation has still to do. */
export const sealedVersion = (sealed: Uint8Array): number => Buffer.from(sealed).readUInt16BE(1)

const bytesOf = (base64: string) => Buffer.from(base64, 'base64')

const privateKeyOf = (pkcs8: string) =>
  createPrivateKey({ key: bytesOf(pkcs8), format: 'der', type: 'pkcs8' })

const publicKeyOf = (pkcs8: string) => createPublicKey(privateKeyOf(pkcs8))

const encrypt = (key: Buffer, plain: Uint8Array, associated: Buffer): Buffer => {
  const iv = newBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(associated)
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

const decrypt = (key: Buffer, sealed: Buffer, associated: Buffer): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
    .setAAD(associated)
    .setAuthTag(sealed.subarray(-16))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
  } catch (error) {
    throw new Fault('sealed bytes were changed, or belong elsewhere', {}, error)
  }
}
