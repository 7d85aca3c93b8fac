import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addKeyVersion, makeKeyRing } from './key-ring.ts'
import { openKeys, sealedVersion } from './keys.ts'

// Proves V11.3.3 of docs/asvs.csv.
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lc-keys-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

let made = 0
const newFile = () => {
  made += 1
  const file = join(folder, `keys-${made}.json`)
  makeKeyRing(file)
  return file
}

test('the file is ours alone, made once, and refused when others may read it', () => {
  const file = newFile()
  const before = readFileSync(file, 'utf8')
  makeKeyRing(file)
  expect(readFileSync(file, 'utf8')).toBe(before)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual([`keys-${made}.json`])
  chmodSync(file, 0o640)
  expect(() => openKeys(file)).toThrow('0600')
})

test('what was sealed opens in its place only, whatever it is', () => {
  const keys = openKeys(newFile())
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), fc.string(), (plain, about) => {
      const sealed = keys.seal(plain, about)
      expect(keys.open(sealed, about).equals(plain)).toBe(true)
      expect(() => keys.open(sealed, `${about}.`)).toThrow('belong elsewhere')
    }),
  )
})

test('a single changed bit anywhere is found', () => {
  const keys = openKeys(newFile())
  const sealed = keys.seal(Buffer.from('0612345678'), 'message 1')
  for (let byte = 0; byte < sealed.length; byte += 1) {
    const changed = Buffer.from(sealed)
    changed.writeUInt8(changed.readUInt8(byte) ^ 1, byte)
    expect(() => keys.open(changed, 'message 1')).toThrow()
  }
})

test('the same text sealed twice differs, and hashes the same for one purpose only', () => {
  const keys = openKeys(newFile())
  const text = Buffer.from('0612345678')
  expect(keys.seal(text, 'a').equals(keys.seal(text, 'a'))).toBe(false)
  expect(keys.hash('identifier', '0612345678')).toEqual(keys.hash('identifier', '0612345678'))
  expect(keys.hash('identifier', '0612345678')).not.toEqual(keys.hash('address', '0612345678'))
  expect(keys.hash('identifier', '0612345678')).not.toEqual(
    openKeys(newFile()).hash('identifier', '0612345678'),
  )
})

test('a rotation seals anew, still opens and verifies the old, and reaches those who read the file before', () => {
  const file = newFile()
  const [early, signer] = [openKeys(file), openKeys(file)]
  const old = early.seal(Buffer.from('kept'), 'a')
  const signature = signer.sign(Buffer.from('head'))
  expect(addKeyVersion(file)).toBe(2)
  const late = openKeys(file)
  const fresh = late.seal(Buffer.from('new'), 'a')
  expect([sealedVersion(old), sealedVersion(fresh)]).toEqual([1, 2])
  expect(early.open(fresh, 'a').toString()).toBe('new')
  const rewrapped = late.rewrap(old)
  expect(sealedVersion(rewrapped)).toBe(2)
  expect(late.open(rewrapped, 'a').toString()).toBe('kept')
  expect(late.verify(Buffer.from('head'), signature)).toBe(true)
  expect(late.verify(Buffer.from('heads'), signature)).toBe(false)
  expect(late.sign(Buffer.from('head')).keyVersion).toBe(2)
})
