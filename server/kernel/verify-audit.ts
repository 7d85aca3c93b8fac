import { Type } from 'typebox'
import {
  type AuditRow,
  aboutPersonal,
  auditHash,
  chainCount,
  firstHash,
  personalDigest,
} from './audit-chain.ts'
import { type Head, readExportedHeads } from './audit-heads.ts'
import type { Db } from './db.ts'
import type { Keys } from './keys.ts'
import { parsed } from './parsed.ts'

export type AuditVerdict =
  | { readonly kind: 'whole'; readonly rows: number }
  | {
      readonly kind: 'broken'
      readonly chain: number
      readonly sequence: bigint
      /**
       * `missing`: a row is gone before this one. `order`: it does not follow the row before. `changed`: its content
       * is not what was hashed. `personal`: what stands beside it was changed. `rewritten`: the chain holds, but it is
       * not the one that was exported. `cut`: the chain once went further, up to `sequence`.
       */
      readonly why: 'missing' | 'order' | 'changed' | 'personal' | 'rewritten' | 'cut'
    }
  /** A line of the exported heads is not signed by us: nothing can be said of the tails. */
  | { readonly kind: 'forged-export'; readonly line: number }

type Walk = { readonly rows: number; readonly sequence: bigint; readonly hash: Buffer }
type Broken = Extract<AuditVerdict, { kind: 'broken' }>
type VerifyDeps = { readonly db: Db; readonly keys: Keys; readonly file: string }

const rowsAtOnce = 2000

/** Recomputes all chains and holds them against the exported heads; names the first row that is wrong. */
export const verifyAudit = async ({ db, keys, file }: VerifyDeps): Promise<AuditVerdict> => {
  const exported = await readExportedHeads(keys, file)
  if (exported.kind === 'forged') return { kind: 'forged-export', line: exported.line }
  const known = new Map(exported.heads.map(head => [`${head.chain} ${head.sequence}`, head.hash]))
  let rows = 0
  for (let chain = 0; chain < chainCount; chain += 1) {
    const walked = await walkChain({ db, keys }, chain, known)
    if ('kind' in walked) return walked
    const cut = furthest(exported.heads, chain)
    if (cut > walked.sequence) return { kind: 'broken', chain, sequence: cut, why: 'cut' }
    rows += walked.rows
  }
  return { kind: 'whole', rows }
}

const furthest = (heads: readonly Head[], chain: number): bigint =>
  heads
    .filter(head => head.chain === chain)
    .reduce((most, { sequence }) => (BigInt(sequence) > most ? BigInt(sequence) : most), 0n)

const walkChain = async (
  deps: Pick<VerifyDeps, 'db' | 'keys'>,
  chain: number,
  known: ReadonlyMap<string, string>,
): Promise<Walk | Broken> => {
  let at: Walk = { rows: 0, sequence: 0n, hash: firstHash }
  for (;;) {
    const page = await readPage(deps.db, chain, at.sequence)
    for (const row of page) {
      const why = faultOf(deps.keys, row, at) ?? exportFault(row, known)
      if (why !== null) return { kind: 'broken', chain, sequence: row.sequence, why }
      at = { rows: at.rows + 1, sequence: row.sequence, hash: row.hash }
    }
    if (page.length < rowsAtOnce) return at
  }
}

type JoinedRow = AuditRow & { readonly personal_sealed: Buffer | null }

const readPage = (db: Db, chain: number, after: bigint): Promise<JoinedRow[]> =>
  db
    .selectFrom('kernel.audit_row as row')
    .leftJoin('kernel.audit_personal as personal', join =>
      join
        .onRef('personal.chain', '=', 'row.chain')
        .onRef('personal.sequence', '=', 'row.sequence'),
    )
    .selectAll('row')
    .select('personal.personal_sealed')
    .where('row.chain', '=', chain)
    .where('row.sequence', '>', after)
    .orderBy('row.sequence')
    .limit(rowsAtOnce)
    .execute()

const faultOf = (keys: Keys, row: JoinedRow, before: Walk): Broken['why'] | null => {
  if (row.sequence !== before.sequence + 1n) return 'missing'
  if (!row.previous_hash.equals(before.hash)) return 'order'
  if (!row.hash.equals(auditHash(row))) return 'changed'
  return row.personal_sealed === null || personalHolds(keys, row, row.personal_sealed)
    ? null
    : 'personal'
}

const PersonalShape = Type.Record(Type.String(), Type.String())

const personalHolds = (keys: Keys, row: AuditRow, sealed: Buffer): boolean => {
  try {
    const content: unknown = JSON.parse(keys.open(sealed, aboutPersonal(row)).toString())
    const personal = parsed(PersonalShape, content, 'the personal part of an audit row')
    return row.personal_digest?.equals(personalDigest(keys, personal)) ?? false
  } catch {
    return false
  }
}

const exportFault = (
  { chain, sequence, hash }: AuditRow,
  known: ReadonlyMap<string, string>,
): Broken['why'] | null => {
  const exported = known.get(`${chain} ${sequence}`)
  return exported === undefined || exported === hash.toString('hex') ? null : 'rewritten'
}
