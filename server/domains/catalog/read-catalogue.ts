import { Compile } from 'typebox/compile'
import { PackContent } from '../../../brands/pack-content.ts'
import type { Db } from '../../kernel/db.ts'
import { Fault, present } from '../../kernel/errors.ts'
import type { Catalogue, CatalogueBook } from './catalogue.ts'
import { findPublications, findVersions } from './queries.ts'
import { toCatalogue } from './to-catalogue.ts'

const validator = Compile(PackContent)

/** A version never changes, so a process reads it once. */
const known = new Map<string, Catalogue>()

/** When a version of the catalogue began to hold. */
export type Published = {
  readonly version_id: string
  readonly published_on: Temporal.PlainDate
}

/** Every published version, read together. A Fault when nothing was published. */
export const readCatalogue = async (db: Db): Promise<CatalogueBook> =>
  openCatalogue(db, await findPublications(db))

/** The book of these publications, in their order: only versions that this process does not know yet are read. */
export const openCatalogue = async (
  db: Db,
  publications: readonly Published[],
): Promise<CatalogueBook> => {
  const missing = publications.map(({ version_id }) => version_id).filter(id => !known.has(id))
  if (missing.length > 0) {
    for (const { id, content } of await findVersions(db, missing)) {
      known.set(id, toCatalogue(id, asContent(id, content)))
    }
  }
  const versions = publications.map(({ version_id, published_on }) => ({
    publishedOn: published_on,
    catalogue: present(known.get(version_id), `the catalogue version ${version_id}`),
  }))
  return { current: present(versions.at(-1), 'a published catalogue').catalogue, versions }
}

const asContent = (versionId: string, content: unknown): PackContent => {
  if (validator.Check(content)) return content
  const [first] = validator.Errors(content)
  throw new Fault('a stored catalogue version does not have its shape', {
    versionId,
    place: first?.instancePath,
    says: first?.message,
  })
}
