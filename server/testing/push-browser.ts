import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'

const recordHeader = 21
const derive = (secret: Buffer, salt: Buffer, info: Buffer, length: number) =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length))

/** What a browser does with push: it makes a key pair when it subscribes, and alone can read what is sent (RFC 8291). */
export const pushBrowser = () => {
  const pair = createECDH('prime256v1')
  const publicKey = pair.generateKeys()
  const auth = randomBytes(16)
  return {
    keys: { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') },
    /** The text of one `aes128gcm` record (RFC 8188). Throws when it was not meant for this browser. */
    read: (body: Buffer): string => {
      const salt = body.subarray(0, 16)
      const sender = body.subarray(recordHeader, recordHeader + body.readUInt8(20))
      const about = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, sender])
      const secret = derive(pair.computeSecret(sender), auth, about, 32)
      const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
      const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
      const record = body.subarray(recordHeader + sender.length)
      const decipher = createDecipheriv('aes-128-gcm', key, nonce)
      decipher.setAuthTag(record.subarray(-16))
      const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
      return padded.subarray(0, padded.lastIndexOf(2)).toString()
    },
  }
}
