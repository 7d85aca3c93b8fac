import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TSchema } from 'typebox'
import { type Brand, BrandFile } from './brand-schema.ts'
import { checkOffers } from './check-offers.ts'
import { type Shaped, type ShapeReading, shapeCheck } from './check-shape.ts'
import { checkTariffs } from './check-tariffs.ts'
import { CatalogueFile } from './offer-schema.ts'
import { type PackFile, type PackProblem, parsePackFile, problemAt } from './pack-file.ts'
import { gatherSections, type PackSections } from './pack-sections.ts'
import { TariffFile } from './tariff-schema.ts'

/** A text of a pack, named from the folder of the packs: `sfr/catalogue/mobile.yaml`. */
export type PackText = { name: string; text: string }

/** An operator as its pack describes it, with the place of each row kept. */
export type BrandPack = { brand: Brand; sections: PackSections }

export type BrandReading =
  | { kind: 'loaded'; pack: BrandPack }
  | { kind: 'refused'; problems: PackProblem[] }

/** Where the packs of this repository stand. */
const brandsDirectory = import.meta.dirname

const checkBrandFile = shapeCheck(BrandFile)
const checkCatalogueFile = shapeCheck(CatalogueFile)
const checkTariffFile = shapeCheck(TariffFile)

/**
 * Reads and checks the pack of an operator from `<directory>/<brandId>/`.
 * A pack with anything wrong is refused whole, with every problem at its file and line.
 */
export const loadBrand = async (
  brandId: string,
  directory: string = brandsDirectory,
): Promise<BrandReading> => {
  return readBrandPack(brandId, await readPackTexts(brandId, directory))
}

/** Reads the texts of a pack and of the folders it includes; a folder that is not there has none. */
export const readPackTexts = async (
  brandId: string,
  directory: string = brandsDirectory,
): Promise<PackText[]> => {
  const own = await readFolder(brandId, directory)
  const included = includedFolders(own.find(({ name }) => name === `${brandId}/brand.yaml`))
  const others = await Promise.all(included.map(folder => readFolder(folder, directory)))
  return [...own, ...others.flat()]
}

const includedFolders = (brandFile: PackText | undefined): string[] => {
  if (brandFile === undefined) return []
  const reading = parsePackFile(brandFile.name, brandFile.text)
  if (reading.kind === 'unreadable') return []
  const checked = checkBrandFile(reading.file)
  return checked.kind === 'shaped' ? (checked.shaped.content.includes ?? []) : []
}

const readFolder = async (folder: string, directory: string): Promise<PackText[]> => {
  const folders = [folder, `${folder}/catalogue`, `${folder}/tariffs`]
  const names = await Promise.all(folders.map(folder => yamlFilesIn(directory, folder)))
  return Promise.all(
    names.flat().map(async name => ({ name, text: await readFile(join(directory, name), 'utf8') })),
  )
}

const yamlFilesIn = async (directory: string, folder: string): Promise<string[]> => {
  try {
    const entries = await readdir(join(directory, folder))
    return entries
      .filter(entry => entry.endsWith('.yaml'))
      .sort()
      .map(entry => `${folder}/${entry}`)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** Reads and checks the pack of an operator from its texts. */
export const readBrandPack = (brandId: string, texts: readonly PackText[]): BrandReading => {
  const parsed = texts.map(({ name, text }) => parsePackFile(name, text))
  const files = parsed.flatMap(reading => (reading.kind === 'parsed' ? [reading.file] : []))
  const unreadable = parsed.flatMap(reading =>
    reading.kind === 'unreadable' ? [reading.problem] : [],
  )
  const under = (folder: string): PackFile[] =>
    files.filter(file => file.name.split('/')[1] === folder)
  const brands = shapeAll(
    under('brand.yaml').filter(file => file.name.startsWith(`${brandId}/`)),
    checkBrandFile,
  )
  const catalogue = shapeAll(under('catalogue'), checkCatalogueFile)
  const tariffs = shapeAll(under('tariffs'), checkTariffFile)

  const misshapen = [...unreadable, ...brands.problems, ...catalogue.problems, ...tariffs.problems]
  const brand = brands.shaped[0]
  if (brand === undefined && !texts.some(({ name }) => name === `${brandId}/brand.yaml`)) {
    misshapen.push(missingFile(`${brandId}/brand.yaml`))
  }
  // References are checked once everything has its shape: a missing file would make them all look broken.
  if (misshapen.length > 0 || brand === undefined) return refused(misshapen)

  const sections = gatherSections({ catalogue: catalogue.shaped, tariffs: tariffs.shaped })
  const problems = [
    ...checkBrand(brandId, brand),
    ...missingFolders(brand, texts),
    ...emptySections(brandId, sections),
    ...checkOffers(sections),
    ...checkTariffs(sections),
  ]
  if (problems.length > 0) return refused(problems)
  return { kind: 'loaded', pack: { brand: brand.content, sections } }
}

const shapeAll = <Schema extends TSchema>(
  files: readonly PackFile[],
  check: (file: PackFile) => ShapeReading<Schema>,
): { shaped: Shaped<Schema>[]; problems: PackProblem[] } => {
  const readings = files.map(check)
  return {
    shaped: readings.flatMap(reading => (reading.kind === 'shaped' ? [reading.shaped] : [])),
    problems: readings.flatMap(reading => (reading.kind === 'misshapen' ? reading.problems : [])),
  }
}

const refused = (problems: PackProblem[]): BrandReading => {
  const inOrder = problems.toSorted(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
  )
  return { kind: 'refused', problems: inOrder }
}

const missingFile = (file: string, says = 'is missing'): PackProblem => {
  return { file, line: 1, column: 1, says }
}

const checkBrand = (
  brandId: string,
  { file, content }: Shaped<typeof BrandFile>,
): PackProblem[] => {
  const says = `the pack in the folder \`${brandId}\` must have that \`id\``
  return [
    ...(content.id === brandId ? [] : [problemAt(file, ['id'], says)]),
    ...(isTimeZone(content.timeZone)
      ? []
      : [problemAt(file, ['timeZone'], `there is no time zone \`${content.timeZone}\``)]),
  ]
}

const missingFolders = (
  { file, content }: Shaped<typeof BrandFile>,
  texts: readonly PackText[],
): PackProblem[] =>
  (content.includes ?? []).flatMap((folder, at) =>
    texts.some(({ name }) => name.startsWith(`${folder}/`))
      ? []
      : [problemAt(file, ['includes', at], `there is no folder \`${folder}\` with data in it`)],
  )

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}

const required = {
  mobilePlans: 'catalogue',
  vatClasses: 'catalogue',
  numbering: 'tariffs',
  destinationZones: 'tariffs',
  roamingZones: 'tariffs',
  tariffPlans: 'tariffs',
} as const

const emptySections = (brandId: string, sections: PackSections): PackProblem[] => {
  const names = [
    'mobilePlans',
    'vatClasses',
    'numbering',
    'destinationZones',
    'roamingZones',
    'tariffPlans',
  ] as const
  return names
    .filter(name => sections[name].length === 0)
    .map(name => missingFile(`${brandId}/${required[name]}`, `no file has any \`${name}\``))
}
