import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type BrandPack, loadBrand } from '../../../brands/load-brand.ts'
import type { Rgb } from '../../../ui/contrast.ts'
import { rolesOf } from '../../../ui/roles.ts'
import { type IconShape, iconPixels, iconSvg } from './draw-icon.ts'
import { toPng } from './to-png.ts'

const root = resolve(import.meta.dirname, '../../..')
const round = 10.5
/** A mask may keep only a circle of 80 % of the side (W3C, maskable icons); Apple rounds by itself. */
const maskable = { corner: 0, scale: 0.74 }
const white: Rgb = [1, 1, 1]

/**
 * Writes the icons of every operator of `brands/` below `folder/<brand>/`: the pulse in the operator's colour of
 * action, on ink. Throws on a pack that is refused.
 */
export const writeIcons = async (folder: string): Promise<void> => {
  for (const { brand } of await packs()) {
    const into = join(folder, brand.id)
    mkdirSync(into, { recursive: true })
    const { ground, line } = coloursOf(brand.look)
    const any = { ground, line, corner: round, scale: 1 }
    const full = { ground, line, ...maskable }
    const png = (name: string, size: number, shape: IconShape) =>
      writeFileSync(join(into, `${name}.png`), toPng(size, iconPixels(size, shape)))
    writeFileSync(join(into, 'icone.svg'), iconSvg(any, brand.appName))
    png('192', 192, any)
    png('512', 512, any)
    png('maskable-512', 512, full)
    png('monochrome-512', 512, { line: white, corner: 0, scale: 1 })
    png('badge-96', 96, { line: white, corner: 0, scale: 1 })
    png('apple-180', 180, full)
  }
}

const packs = async (): Promise<readonly BrandPack[]> => {
  const folders = readdirSync(join(root, 'brands'), { withFileTypes: true })
  const found: BrandPack[] = []
  for (const { name } of folders.filter(entry => entry.isDirectory())) {
    const reading = await loadBrand(name, join(root, 'brands'))
    if (reading.kind === 'loaded') found.push(reading.pack)
  }
  if (found.length === 0) throw new Error('no pack of brands/ can be read')
  return found
}

/** Ink for the ground, and the colour of action of the dark scheme, which was made to stand on it. */
const coloursOf = (look: BrandPack['brand']['look']) => {
  const tokens = readFileSync(join(root, 'ui/styles/tokens.css'), 'utf8')
  const colour = (scheme: 'light' | 'dark', role: string): Rgb => {
    const [first] = rolesOf(tokens, look, scheme).get(role) ?? []
    if (first === undefined) throw new Error(`tokens.css has no role ${role}`)
    return first
  }
  return { ground: colour('light', 'ink'), line: colour('dark', 'action') }
}
