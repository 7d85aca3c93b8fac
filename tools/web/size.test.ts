import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { pageSizes } from './size.ts'

let build: string
beforeEach(() => {
  build = mkdtempSync(join(tmpdir(), 'size-'))
})
afterEach(() => rmSync(build, { recursive: true }))

function write(file: string, text: string): void {
  mkdirSync(dirname(join(build, file)), { recursive: true })
  writeFileSync(join(build, file), text)
}

test('a page weighs its entry, its layouts and itself, each file once', () => {
  for (const [name, size] of Object.entries({
    entry: 100,
    shared: 10,
    layout: 20,
    home: 3,
    help: 5,
  }))
    write(`client/${name}.js.br`, 'x'.repeat(size))
  write('server/nodes/0.js', 'export const imports = ["layout.js","shared.js"];')
  write('server/nodes/1.js', 'export const imports = ["home.js","shared.js"];')
  write('server/nodes/2.js', 'export const imports = ["help.js"];')
  write(
    'server/instance.js',
    `client: {start:"entry.js",imports:["entry.js","shared.js"],stylesheets:[]},
     nodes: [__memo(() => import('./nodes/0.js')), __memo(() => import('./nodes/1.js')), __memo(() => import('./nodes/2.js'))],
     routes: [
       { id: "/", pattern: /^\\/$/, params: [], page: { layouts: [0,], errors: [1,], leaf: 1 }, endpoint: null },
       { id: "/flux", pattern: /x/, params: [], page: null, endpoint: true },
       { id: "/aide", pattern: /y/, params: [], page: { layouts: [0,], errors: [1,], leaf: 2 }, endpoint: null }]`,
  )
  expect(pageSizes(build)).toEqual([
    { route: '/aide', bytes: 135 },
    { route: '/', bytes: 133 },
  ])
})

test('a folder that is no build is refused', () => {
  write('server/instance.js', 'export const server = {}')
  expect(() => pageSizes(build)).toThrow(/not a build/)
})
