import { createHash } from 'node:crypto'
import type { BrandPack } from '../../../brands/load-brand.ts'
import { contentOf } from '../../../brands/pack-content.ts'
import type { PackProblem } from '../../../brands/pack-file.ts'
import { type Db, transact } from '../../kernel/db.ts'
import { uuidv7 } from '../../kernel/ids.ts'
import { checkLaw } from './check-law.ts'
import {
  findLatestPublication,
  findVersionByHash,
  insertPublication,
  insertVersion,
  lockPublications,
} from './queries.ts'

export type Publication =
  | { readonly kind: 'published'; readonly versionId: string }
  | { readonly kind: 'unchanged'; readonly versionId: string }
  | { readonly kind: 'refused'; readonly problems: readonly PackProblem[] }

/**
 * Publishes a checked pack as the catalogue that holds from `publishedOn`, in one transaction. The same
 * content published again changes nothing; a content that held before and comes back is the same version.
 * Refused when the pack promises less than the law asks, with each problem at its file and line.
 */
export const publishCatalogue = async (
  db: Db,
  pack: BrandPack,
  publishedOn: Temporal.PlainDate,
): Promise<Publication> => {
  const problems = checkLaw(pack.sections)
  if (problems.length > 0) return { kind: 'refused', problems }
  const content = contentOf(pack.sections)
  const contentHash = createHash('sha256').update(canonical(content)).digest()

  return transact(db, async tx => {
    await lockPublications(tx)
    const same = await findVersionByHash(tx, contentHash)
    const latest = await findLatestPublication(tx)
    if (same !== undefined && latest?.version_id === same.id) {
      return { kind: 'unchanged', versionId: same.id }
    }
    const versionId = same?.id ?? uuidv7()
    if (same === undefined) {
      await insertVersion(tx, { id: versionId, brand: pack.brand.id, contentHash, content })
    }
    await insertPublication(tx, { sequence: (latest?.sequence ?? 0) + 1, versionId, publishedOn })
    return { kind: 'published', versionId }
  })
}

/** JSON with its members in order, so that the same content always has the same hash. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  )
