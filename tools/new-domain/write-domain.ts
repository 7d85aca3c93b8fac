import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ladder } from '../check-imports/rooms.ts'
import { type Domain, nouns } from './nouns.ts'

const pattern = join(import.meta.dirname, 'pattern')

export type Written = { kind: 'written'; paths: string[] } | { kind: 'refused'; reason: string }

/**
 * Writes `server/domains/NAME` under `root` from the files of `pattern/`: the noun takes the place of `thing`,
 * the domain that of `room`. Refuses a name that is not on the ladder, and a domain that exists.
 */
export function writeDomain(root: string, name: string): Written {
  if (!isDomain(name))
    return { kind: 'refused', reason: `“${name}” is not on the ladder: ${ladder.join(', ')}` }
  const folder = `server/domains/${name}`
  if (existsSync(join(root, folder)))
    return { kind: 'refused', reason: `${folder} exists already; nothing was written` }
  mkdirSync(join(root, folder), { recursive: true })
  const paths = readdirSync(pattern).map(file => {
    const path = `${folder}/${fill(file.replace(/\.txt$/, ''), name)}`
    writeFileSync(join(root, path), fill(readFileSync(join(pattern, file), 'utf8'), name))
    return path
  })
  return { kind: 'written', paths }
}

/**
 * Puts imports and lines in the order of the house, which depends on the noun. What Biome says when it
 * cannot, or nothing.
 */
export function tidy(root: string, paths: readonly string[]): string {
  const biome = 'node_modules/@biomejs/biome/bin/biome'
  const words = [biome, 'check', '--write', '--vcs-enabled=false', ...paths]
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: root,
    encoding: 'utf8',
  })
  return status === 0 ? '' : `${stdout}${stderr}`
}

function fill(text: string, name: Domain): string {
  const { noun, owns } = nouns[name]
  const many = noun.endsWith('x') ? `${noun}es` : `${noun}s`
  const left = ladder.slice(0, ladder.indexOf(name)).join(', ') || 'no other domain'
  return text
    .replaceAll(/(?<![a-z])things/g, many)
    .replaceAll('Things', capital(many))
    .replaceAll(/(?<![a-z])thing/g, noun)
    .replaceAll('Thing', capital(noun))
    .replaceAll(/(?<![a-z])room/g, name)
    .replaceAll('OWNS', owns)
    .replaceAll('LEFT', left)
}

function isDomain(name: string): name is Domain {
  return Object.hasOwn(nouns, name)
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
