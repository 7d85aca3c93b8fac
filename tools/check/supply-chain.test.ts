import { readFileSync } from 'node:fs'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'

// Threat 42 of docs/threats.csv.
const Versions = Type.Record(Type.String(), Type.String())
const Manifest = Type.Object({
  dependencies: Versions,
  devDependencies: Versions,
  optionalDependencies: Versions,
})
const Lock = Type.Object({
  packages: Type.Record(
    Type.String(),
    Type.Object({
      integrity: Type.Optional(Type.String()),
      resolved: Type.Optional(Type.String()),
      os: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
      link: Type.Optional(Type.Boolean()),
    }),
  ),
})

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const manifest = Value.Parse(Manifest, read('package.json'))
const locked = Object.entries(Value.Parse(Lock, read('package-lock.json')).packages).slice(1)

test('every dependency is asked for at one exact version', () => {
  const { dependencies, devDependencies, optionalDependencies } = manifest
  const asked = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
  expect(asked.length).toBeGreaterThan(50)
  expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})

test('every package is pinned by its hash; only binaries of one platform may lack it', () => {
  const loose = locked.filter(
    ([, entry]) => entry.integrity === undefined && entry.os === undefined,
  )
  expect(locked.length).toBeGreaterThan(100)
  expect(loose.map(([path]) => path)).toEqual([])
  expect(
    locked.filter(([, { integrity = 'sha512-' }]) => !integrity.startsWith('sha512-')),
  ).toEqual([])
})

test('nothing comes from another place than the registry npm is set to', () => {
  expect(locked.filter(([, entry]) => entry.resolved !== undefined || entry.link === true)).toEqual(
    [],
  )
})

test('no package runs a script of its own when it is installed', () => {
  expect(readFileSync('.npmrc', 'utf8').split('\n')).toContain('ignore-scripts=true')
})
