/**
 * A lockfile made against a registry that serves the packages of one platform only leaves the others out
 * without a word, and `npm ci` then refuses it everywhere. The packages left out are still named by the
 * `optionalDependencies` of their parents, with an exact version: that is enough to write their entries.
 */

export type LockEntry = {
  version?: string
  dev?: boolean
  devOptional?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

export type Lock = { packages: Record<string, LockEntry> }

/** A package that the lock names but does not hold: its name, the exact version, and where it would lie. */
export type MissingPackage = { name: string; version: string; place: string; dev: boolean }

const systems =
  /(?:^|[-/])(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)(?=-|$)/
const processors = /-(arm64|arm|ia32|loong64|mips64el|ppc64|riscv64|s390x|wasm32|x64)(?=-|$)/

/** Lists the optional packages that some package of the lock asks for and that the lock does not hold. */
export function missingPackages(lock: Lock): MissingPackage[] {
  return Object.entries(lock.packages).flatMap(([parent, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => findPlace(lock, parent, name) === undefined)
      .map(([name, version]) => ({
        name,
        version,
        place: `node_modules/${name}`,
        dev: entry.dev === true || entry.devOptional === true,
      })),
  )
}

/** Finds where Node would find a package from another: the nearest `node_modules` on the way up. */
function findPlace(lock: Lock, from: string, name: string): string | undefined {
  const place = `${from === '' ? '' : `${from}/`}node_modules/${name}`
  if (lock.packages[place] !== undefined) return place
  if (from === '') return undefined
  const nest = from.lastIndexOf('/node_modules/')
  return findPlace(lock, nest < 0 ? '' : from.slice(0, nest), name)
}

/**
 * Gives the same lock with the missing entries, in npm's order, or the names it could not read: a package
 * whose version is not exact or whose name says no platform cannot be written from its name.
 */
export function completeLock(lock: Lock): { lock: Lock; unreadable: MissingPackage[] } {
  const missing = missingPackages(lock)
  const added = missing.flatMap(toEntry)
  const packages = Object.entries(lock.packages).concat(added)
  const byPlace = packages.toSorted(([a], [b]) => a.localeCompare(b, 'en'))
  return {
    lock: { ...lock, packages: Object.fromEntries(byPlace) },
    unreadable: missing.filter(one => toEntry(one).length === 0),
  }
}

function toEntry({ name, version, place, dev }: MissingPackage): [string, LockEntry][] {
  const platform = platformOf(name)
  if (platform === undefined || !/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version)) return []
  return [[place, { version, ...platform, ...(dev ? { dev: true } : {}), optional: true }]]
}

/** Reads the platform in a package's name: `…-linux-arm64-musl` → linux, arm64, musl. */
export function platformOf(
  name: string,
): { os: string[]; cpu: string[]; libc?: string[] } | undefined {
  const os = systems.exec(name)?.[1]
  const cpu = processors.exec(name)?.[1]
  if (os === undefined || cpu === undefined) return undefined
  if (os !== 'linux') return { os: [os], cpu: [cpu] }
  const libc = /-musl/.test(name) ? 'musl' : /-gnu/.test(name) ? 'glibc' : undefined
  return { os: [os], cpu: [cpu], ...(libc ? { libc: [libc] } : {}) }
}
