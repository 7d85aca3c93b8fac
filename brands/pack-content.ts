import { Type } from 'typebox'
import { CatalogueFile } from './offer-schema.ts'
import type { PackSections } from './pack-sections.ts'
import { TariffFile } from './tariff-schema.ts'

/** What a pack sells and at which prices, whatever the files it was spread over. */
export const PackContent = Type.Object(
  { catalogue: CatalogueFile, tariffs: TariffFile },
  { additionalProperties: false },
)
export type PackContent = Type.Static<typeof PackContent>

const rowsOf = <Row>(located: readonly { readonly row: Row }[]): Row[] =>
  located.map(({ row }) => row)

/** The content of a checked pack, its files joined: what is stored and hashed as one version of a catalogue. */
export const contentOf = (sections: PackSections): PackContent => ({
  catalogue: {
    mobilePlans: rowsOf(sections.mobilePlans),
    homePlans: rowsOf(sections.homePlans),
    options: rowsOf(sections.options),
    passes: rowsOf(sections.passes),
    equipment: rowsOf(sections.equipment),
    fees: rowsOf(sections.fees),
    promotions: rowsOf(sections.promotions),
    vatClasses: rowsOf(sections.vatClasses),
  },
  tariffs: {
    numbering: rowsOf(sections.numbering),
    destinationZones: rowsOf(sections.destinationZones),
    roamingZones: rowsOf(sections.roamingZones),
    tariffPlans: rowsOf(sections.tariffPlans),
  },
})
