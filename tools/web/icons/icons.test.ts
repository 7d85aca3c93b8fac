import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeIcons } from './write-icons.ts'

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'icons-'))
  await writeIcons(folder)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

/** Side, and the red, green, blue and alpha of a place given in parts of the side. */
function readPng(file: string) {
  const bytes = readFileSync(join(folder, file))
  const size = bytes.readUInt32BE(16)
  const length = bytes.readUInt32BE(33)
  expect(bytes.toString('ascii', 37, 41)).toBe('IDAT')
  const rows = inflateSync(bytes.subarray(41, 41 + length))
  const at = (x: number, y: number) => {
    const [column, row] = [x, y].map(part => Math.min(size - 1, Math.floor(part * size)))
    const from = (row ?? 0) * (size * 4 + 1) + 1 + (column ?? 0) * 4
    return [...rows.subarray(from, from + 4)]
  }
  return { size, at }
}

test('every operator has its icons', () => {
  expect(readdirSync(folder).sort()).toEqual(['ligne-claire', 'sfr'])
  for (const [name, size] of [
    ['192', 192],
    ['512', 512],
    ['maskable-512', 512],
    ['monochrome-512', 512],
    ['apple-180', 180],
    ['badge-96', 96],
  ] as const)
    expect(readPng(`sfr/${name}.png`).size).toBe(size)
})

test('the pulse in the operator’s colour on ink, its corners clear', () => {
  const sfr = readPng('sfr/512.png')
  const other = readPng('ligne-claire/512.png')
  const top = 17 / 48
  expect(sfr.at(0.5, top)).not.toEqual(other.at(0.5, top))
  expect(sfr.at(0.5, 0.1)).toEqual(other.at(0.5, 0.1))
  expect(sfr.at(0, 0)[3]).toBe(0)
})

test('a mask may cut a tenth of each side: the ground reaches the edge, the line does not', () => {
  const { at } = readPng('sfr/maskable-512.png')
  const ground = at(0.5, 0.05)
  expect(ground[3]).toBe(255)
  const edge = Array.from({ length: 101 }, (_, step) => step / 100)
  for (const part of edge)
    for (const place of [at(part, 0.09), at(part, 0.91), at(0.09, part), at(0.91, part)])
      expect(place).toEqual(ground)
})

test('the monochrome icon is the line alone', () => {
  const { at } = readPng('sfr/monochrome-512.png')
  expect(at(0.5, 17 / 48)).toEqual([255, 255, 255, 255])
  expect(at(0.5, 0.1)[3]).toBe(0)
})
