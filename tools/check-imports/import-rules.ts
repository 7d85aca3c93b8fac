import { posix } from 'node:path'
import type { Import } from './imports.ts'
import { ladder, type Place, placeOf, seenByTests, sees } from './rooms.ts'

/** A rule about one import. `broken` says what is wrong with it, or nothing. */
export type ImportRule = { name: string; broken: (found: Import) => string | undefined }

/** The rules of the house about imports; each has a tree in `failing/` that breaks it. */
export const importRules: readonly ImportRule[] = [
  { name: 'contract-alone', broken: outOfSight(place => place.room === 'contract') },
  { name: 'kernel-alone', broken: outOfSight(place => place.room === 'kernel') },
  { name: 'law-alone', broken: outOfSight(place => place.room === 'law') },
  { name: 'ladder', broken: climbsTheLadder },
  { name: 'only-the-face', broken: reachesBehindAFace },
  { name: 'domain-sight', broken: outOfSight(place => place.room === 'domains') },
  { name: 'rim', broken: outOfSight(place => ['edges', 'faces', 'views'].includes(place.room)) },
  {
    name: 'one-wiring',
    broken: outOfSight(place => ['wiring', 'config', 'server'].includes(place.room)),
  },
  {
    name: 'server-apart',
    broken: outOfSight(place =>
      ['portal', 'console', 'operator', 'ui', 'brands'].includes(place.room),
    ),
  },
  { name: 'relative-ts', broken: isNotARelativeFile },
  { name: 'no-barrel', broken: isABarrel },
]

function outOfSight(applies: (place: Place) => boolean): ImportRule['broken'] {
  return found => {
    const from = placeOf(found.from)
    if (found.to === null || !applies(from)) return undefined
    const to = placeOf(found.to)
    if (isSeen(from, to, found.to)) return undefined
    return `${where(from)} may not import ${found.to}: it sees ${(sees[from.room] ?? []).join(', ') || 'nothing of ours'}`
  }
}

function isSeen(from: Place, to: Place, path: string): boolean {
  if (from.isTest && seenByTests.includes(to.name)) return true
  const allowed: readonly string[] = sees[from.room] ?? []
  if (allowed.includes(to.room)) return true
  // Between two domains the rules `ladder` and `only-the-face` judge.
  if (to.room === 'domains')
    return from.room === 'domains' || (isFace(path) && allowed.includes('face'))
  const hasNeighbours = to.room === 'edges' || to.room === 'faces'
  return from.room === to.room && (!hasNeighbours || from.name === to.name)
}

function climbsTheLadder(found: Import): string | undefined {
  const [from, to] = betweenDomains(found)
  if (from === undefined || to === undefined) return undefined
  const names: readonly string[] = ladder
  if (!names.includes(from)) return `${from} is not on the ladder of domains`
  if (names.includes(to) && names.indexOf(to) < names.indexOf(from)) return undefined
  return `${from} may not know ${to}, which stands to its right; send an event instead`
}

function reachesBehindAFace(found: Import): string | undefined {
  const [from, to] = betweenDomains(found)
  if (from === undefined || to === undefined || isFace(found.to ?? '')) return undefined
  return `of ${to}, ${from} may import public.ts only, not ${posix.basename(found.to ?? '')}`
}

function betweenDomains(found: Import): [from?: string, to?: string] {
  if (found.to === null) return []
  const from = placeOf(found.from)
  const to = placeOf(found.to)
  const across = from.room === 'domains' && to.room === 'domains' && from.name !== to.name
  return across ? [from.name, to.name] : []
}

function isFace(path: string): boolean {
  return posix.basename(path) === 'public.ts'
}

function isNotARelativeFile(found: Import): string | undefined {
  const { specifier } = found
  if (/^(\/|~|@\/|\$lib\b|file:)/.test(specifier)) return `write ${specifier} as a relative path`
  const generated = /^\.{1,2}(\/.*)?\/\$types(\.d\.ts)?$/.test(specifier)
  if (found.to === null || generated || /\.[a-z0-9]+(\?[a-z&]+)?$/.test(specifier)) return undefined
  return `${specifier} needs the name of the file with its extension`
}

function isABarrel(found: Import): string | undefined {
  if (/(^|\/)index\.(ts|mjs)$/.test(found.to ?? ''))
    return `${found.specifier} is a barrel; import the file itself`
  if (!found.reexports || found.to === null || isFace(found.from)) return undefined
  return 'only the public.ts of a domain passes on what others export'
}

function where(place: Place): string {
  return place.name === '' || place.room === place.name
    ? place.room
    : `${place.room} (${place.name})`
}
