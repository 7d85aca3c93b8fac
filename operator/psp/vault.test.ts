import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Customer } from './objects.ts'
import { openVault } from './vault.ts'

let folder = ''
let file = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vault-'))
  file = join(folder, 'operator', 'psp.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (seed = 42) => openVault({ file, seed })
const customer = (id: string, name: string): Customer => ({
  id,
  object: 'customer',
  created: 1,
  livemode: false,
  email: null,
  name,
  description: null,
  metadata: {},
})

test('what was committed is there after a kill; what was not, is not', () => {
  const vault = open()
  vault.put('customer', customer('cus_1', 'Zoé'))
  vault.commit()
  vault.put('customer', customer('cus_2', 'Noël'))
  const again = open()
  expect(again.find('customer', 'cus_1')?.name).toBe('Zoé')
  expect(again.find('customer', 'cus_2')).toBeUndefined()
})

test('a line cut by a kill takes nothing else with it', () => {
  const vault = open()
  vault.put('customer', customer('cus_1', 'Zoé'))
  vault.commit()
  appendFileSync(file, '{"issued":9,"puts":[{"shelf":"customer","thing":{"id":"cus_')
  expect(
    open()
      .all('customer')
      .map(({ id }) => id),
  ).toEqual(['cus_1'])
})

test('identifiers follow from the seed and never come twice, restart or not', () => {
  const first = open()
  const ids = [first.nextId('pi'), first.nextId('pi')]
  first.put('customer', customer(first.nextId('cus'), 'Zoé'))
  first.commit()
  const next = open().nextId('pi')
  expect(new Set([...ids, next]).size).toBe(3)
  expect(ids[0]).toMatch(/^pi_[A-Za-z0-9]{20,24}$/)
  rmSync(file)
  expect(open().nextId('pi')).toBe(ids[0])
  rmSync(file)
  expect(open(43).nextId('pi')).not.toBe(ids[0])
})

test('opening keeps the last of each thing only, readable by its owner alone', () => {
  const vault = open()
  for (let turn = 0; turn < 50; turn += 1) {
    vault.put('customer', customer('cus_1', `name ${turn}`))
    vault.commit()
  }
  const before = statSync(file).size
  expect(open().find('customer', 'cus_1')?.name).toBe('name 49')
  expect(statSync(file).size).toBeLessThan(before / 10)
  expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(1)
  expect(statSync(file).mode & 0o077).toBe(0)
})
