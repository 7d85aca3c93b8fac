import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { Shelves } from './objects.ts'

type Shelf = keyof Shelves
type Put = { shelf: string; thing: object }

/** Everything the card processor remembers, in memory and in an append-only journal. */
export type Vault = {
  find<S extends Shelf>(shelf: S, id: string): Shelves[S] | undefined
  /** oldest first */
  all<S extends Shelf>(shelf: S): readonly Shelves[S][]
  /** replaces by id; written at the next `commit` */
  put<S extends Shelf>(shelf: S, thing: Shelves[S]): Shelves[S]
  /** writes what was put since the last commit as one line: all of it survives a kill, or none */
  commit(): void
  /** the next identifier: the same seed and the same order of calls give the same identifiers */
  nextId(prefix: string): string
}

type VaultOptions = { file: string; seed: number }

const identifierLength = 24

function createShelves(): { [S in Shelf]: Map<string, Shelves[S]> } {
  return {
    customer: new Map(),
    payment_method: new Map(),
    payment_intent: new Map(),
    setup_intent: new Map(),
    session: new Map(),
    charge: new Map(),
    refund: new Map(),
    balance_transaction: new Map(),
    event: new Map(),
    delivery: new Map(),
    answer: new Map(),
  }
}

/** A line cut by a kill is the last one and was never acknowledged: it is left out. */
function readBatches(file: string) {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  return lines.flatMap(line => {
    try {
      return [JSON.parse(line)]
    } catch {
      return []
    }
  })
}

function rewrite(file: string, batch: { issued: number; puts: readonly Put[] }): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, `${JSON.stringify(batch)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** Opens the journal, takes back what it holds and rewrites it without what was replaced. */
export function openVault({ file, seed }: VaultOptions): Vault {
  const shelves = createShelves()
  let issued = 0
  let pending: Put[] = []
  const put = <S extends Shelf>(shelf: S, thing: Shelves[S]): Shelves[S] => {
    shelves[shelf].set(thing.id, thing)
    pending.push({ shelf, thing })
    return thing
  }
  for (const batch of readBatches(file)) {
    issued = batch.issued
    for (const { shelf, thing } of batch.puts) put(shelf, thing)
  }
  const puts = Object.entries(shelves).flatMap(([shelf, things]) =>
    [...things.values()].map(thing => ({ shelf, thing })),
  )
  rewrite(file, { issued, puts })
  pending = []
  return {
    put,
    find: (shelf, id) => shelves[shelf].get(id),
    all: shelf => [...shelves[shelf].values()],
    commit: () => {
      if (!pending.length) return
      appendFileSync(file, `${JSON.stringify({ issued, puts: pending })}\n`)
      pending = []
    },
    nextId: prefix => {
      issued += 1
      const digest = createHash('sha256').update(`${seed}/${prefix}/${issued}`).digest('base64url')
      return `${prefix}_${digest.replace(/[-_]/g, '').slice(0, identifierLength)}`
    },
  }
}
