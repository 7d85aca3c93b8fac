import { type Rgb, toRgb } from './contrast.ts'

/** The two numbers a brand may choose. */
export type BrandColour = { readonly hue: number; readonly chroma: number }
export type Scheme = 'light' | 'dark'

const lightDark = /--([\w-]+): light-dark\((oklch\(.+\)), (oklch\(.+\))\)$/

/**
 * The colour roles of `tokens.css` as a screen shows them, for one brand and scheme.
 * Throws on a colour it cannot read: a role that is not computed is a role that is not checked.
 */
export function rolesOf(
  tokens: string,
  brand: BrandColour,
  scheme: Scheme,
): Map<string, readonly Rgb[]> {
  const declared = tokens
    .split(';')
    .map(line => line.replace(/\s+/g, ' ').replace(/\( /g, '(').replace(/ \)/g, ')').trim())
    .filter(line => line.includes('light-dark('))
  const found = declared.flatMap(line => {
    const match = lightDark.exec(line)
    return match ? [match] : []
  })
  if (found.length === 0 || found.length !== declared.length)
    throw new Error(`read ${found.length} of ${declared.length} roles`)
  return new Map(
    found.map(([, name = '', light = '', dark = '']) => [
      name,
      toRgb(readOklch(scheme === 'light' ? light : dark, brand)),
    ]),
  )
}

function readOklch(text: string, brand: BrandColour) {
  const numbers = text
    .replace(/calc\(var\(--chroma\) \* ([\d.]+)\)/, (_, factor) =>
      String(brand.chroma * Number(factor)),
    )
    .replace('var(--chroma)', String(brand.chroma))
    .replace('var(--hue)', String(brand.hue))
    .replace(/^oklch\((.*)\)$/, '$1')
    .split(' ')
    .map(Number)
  const [l, c, h] = numbers
  if (
    numbers.length !== 3 ||
    l === undefined ||
    c === undefined ||
    h === undefined ||
    numbers.some(Number.isNaN)
  )
    throw new Error(`not a colour we can compute: ${text}`)
  return { l, c, h }
}

/** What is drawn on what, and the ratio it must reach (style.md "Colour and contrast"). */
export type Pair = { readonly front: string; readonly back: string; readonly bar: number }

const grounds = ['paper', 'surface', 'sunken']
const on = (front: string, backs: readonly string[], bar: number): Pair[] =>
  backs.map(back => ({ front, back, bar }))

/** Every pair the components make. Text 7:1; quiet text, states and links 4.5:1; edges, focus, icons 3:1. */
export const pairs: readonly Pair[] = [
  ...on('ink', [...grounds, 'tint', 'good-tint', 'warn-tint', 'bad-tint'], 7),
  ...on('paper', ['ink'], 7),
  ...on('ink-quiet', [...grounds, 'tint'], 4.5),
  ...on('on-action', ['action', 'bad'], 4.5),
  ...on('action', [...grounds, 'tint'], 4.5),
  ...on('good', [...grounds, 'good-tint'], 4.5),
  ...on('warn', [...grounds, 'warn-tint'], 4.5),
  ...on('bad', [...grounds, 'bad-tint'], 4.5),
  ...on('stroke', [...grounds], 3),
  ...on('edge', [...grounds], 3),
  ...on('focus', [...grounds, 'tint', 'good-tint', 'warn-tint', 'bad-tint'], 3),
]
