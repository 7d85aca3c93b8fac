import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isInstalled, missingPackages, stampInstalled } from './installed.mjs'

const linux = { os: 'linux', cpu: 'x64' }
const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a-linux': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'] },
    'node_modules/a-musl': { version: '1.0.0', optional: true, os: ['linux'], libc: ['musl'] },
    'node_modules/a-mac': { version: '1.0.0', optional: true, os: ['darwin'], cpu: ['arm64'] },
    'node_modules/a-not-mac': { version: '1.0.0', optional: true, os: ['!darwin'] },
    'node_modules/a-mac/node_modules/b': { version: '1.0.0', optional: true },
  },
}
const onLinux = {
  packages: {
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a-linux': { version: '1.0.0' },
    'node_modules/a-not-mac': { version: '1.0.0' },
  },
}

let house: string
beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'lc-installed-'))
  mkdirSync(join(house, 'node_modules'))
  writeFileSync(join(house, 'package-lock.json'), JSON.stringify(lock))
})
afterEach(() => rmSync(house, { recursive: true }))

function npmInstalled(account: object): void {
  writeFileSync(join(house, 'node_modules/.package-lock.json'), JSON.stringify(account))
}

test('what npm installs on one platform is enough there, and not on another', () => {
  expect(missingPackages(lock, onLinux, linux)).toEqual([])
  expect(missingPackages(lock, onLinux, { os: 'darwin', cpu: 'arm64' })).toEqual([
    'node_modules/a-mac',
  ])
})

test('an absent package and another version are both missing', () => {
  const old = { packages: { ...onLinux.packages, 'node_modules/a': { version: '0.9.0' } } }
  const { 'node_modules/a-linux': _, ...rest } = onLinux.packages
  expect(missingPackages(lock, old, linux)).toEqual(['node_modules/a'])
  expect(missingPackages(lock, { packages: rest }, linux)).toEqual(['node_modules/a-linux'])
})

test('nothing is installed before npm has finished', () => {
  expect(isInstalled(house, linux)).toBe(false)
  npmInstalled(onLinux)
  expect(isInstalled(house, linux)).toBe(true)
})

test('the stamp stands for what npm left out, until the lockfile changes', () => {
  npmInstalled({ packages: { 'node_modules/a': { version: '1.0.0' } } })
  expect(isInstalled(house, linux)).toBe(false)
  stampInstalled(house, linux)
  expect(isInstalled(house, linux)).toBe(true)
  expect(isInstalled(house, { os: 'darwin', cpu: 'arm64' })).toBe(false)
  writeFileSync(join(house, 'package-lock.json'), JSON.stringify({ ...lock, lockfileVersion: 3 }))
  expect(isInstalled(house, linux)).toBe(false)
})
