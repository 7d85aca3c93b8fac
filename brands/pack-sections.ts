import type { CatalogueFile } from './offer-schema.ts'
import { type PackFile, type PackPath, type PackProblem, problemAt } from './pack-file.ts'
import type { TariffFile } from './tariff-schema.ts'

type Content = { catalogue: CatalogueFile; tariffs: TariffFile }
type Sections = CatalogueFile & TariffFile
type SectionName = keyof Sections
type RowOf<Name extends SectionName> = NonNullable<Sections[Name]>[number]

/** A row of the pack and where it stands, so that a check can point at it. */
export type Located<Row> = {
  row: Row
  /** Says what is wrong at a place inside the row. */
  problem: (path: PackPath, says: string) => PackProblem
}

/** The rows of a pack, gathered from all its files. */
export type PackSections = { readonly [Name in SectionName]-?: Located<RowOf<Name>>[] }

type SectionFiles = {
  catalogue: { file: PackFile; content: Content['catalogue'] }[]
  tariffs: { file: PackFile; content: Content['tariffs'] }[]
}

const gather = <Content, Row>(
  files: { file: PackFile; content: Content }[],
  section: string,
  rowsOf: (content: Content) => Row[] | undefined,
): Located<Row>[] => {
  return files.flatMap(({ file, content }) =>
    (rowsOf(content) ?? []).map((row, at) => ({
      row,
      problem: (path: PackPath, says: string) => problemAt(file, [section, at, ...path], says),
    })),
  )
}

/** Gathers each section from the files it is spread over, in the order of the files. */
export const gatherSections = ({ catalogue, tariffs }: SectionFiles): PackSections => {
  return {
    mobilePlans: gather(catalogue, 'mobilePlans', file => file.mobilePlans),
    homePlans: gather(catalogue, 'homePlans', file => file.homePlans),
    options: gather(catalogue, 'options', file => file.options),
    passes: gather(catalogue, 'passes', file => file.passes),
    equipment: gather(catalogue, 'equipment', file => file.equipment),
    fees: gather(catalogue, 'fees', file => file.fees),
    promotions: gather(catalogue, 'promotions', file => file.promotions),
    vatClasses: gather(catalogue, 'vatClasses', file => file.vatClasses),
    numbering: gather(tariffs, 'numbering', file => file.numbering),
    destinationZones: gather(tariffs, 'destinationZones', file => file.destinationZones),
    roamingZones: gather(tariffs, 'roamingZones', file => file.roamingZones),
    tariffPlans: gather(tariffs, 'tariffPlans', file => file.tariffPlans),
  }
}
