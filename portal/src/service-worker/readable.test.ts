import { expect, test } from 'vitest'
import { personOf, readFrame, writeFrame } from './frame.ts'
import { dataOf, pageOfData, readablePath } from './readable.ts'

const id = '01a205dd-13f6-7135-b88d-a509130bf002'
const at = (path: string) => new URL(path, 'http://localhost:3000')

test.each([
  ['/', '/'],
  ['/conso', '/conso'],
  [`/conso/${id}`, `/conso/${id}`],
  ['/factures/', '/factures'],
  [`/factures/${id}`, `/factures/${id}`],
  ['/profil?x-sveltekit-invalidated=01', '/profil'],
  ['/hors-ligne?de=/payer', '/hors-ligne'],
])('%s may be copied', (address, path) => {
  expect(readablePath(at(address))).toBe(path)
})

test.each([
  '/factures?annee=2026',
  `/factures/${id}/pdf`,
  `/factures/${id}/lignes/3`,
  '/factures/1',
  `/payer/${id}`,
  '/payer',
  '/moyens-de-paiement',
  '/securite',
  '/verification',
  '/messages',
  '/connexion',
  '/deconnexion',
  '/api/bills',
  '/conso/..%2fsecurite',
])('%s is never copied', address => {
  expect(readablePath(at(address))).toBeUndefined()
})

test('the data of a page is told from the page, and leads back to it', () => {
  for (const path of ['/', '/conso', `/factures/${id}`])
    expect(pageOfData(at(dataOf(path)))?.pathname).toBe(path)
  expect(pageOfData(at('/factures'))).toBeUndefined()
})

test('a frame says whose page it is; a header that is none says nothing', () => {
  const frame = { language: 'fr', theme: 'auto', brand: 'sfr' }
  expect(readFrame(writeFrame(frame))).toEqual(frame)
  expect(readFrame(writeFrame({ ...frame, tag: 'ab-cd' }))).toEqual({ ...frame, tag: 'ab-cd' })
  for (const header of [null, '', 'ab fr auto']) expect(readFrame(header)).toBeUndefined()
})

test('another session of the same person has the same first part', () => {
  expect(personOf('ab-1')).toBe(personOf('ab-2'))
  expect(personOf('ab-1')).not.toBe(personOf('ac-1'))
})
