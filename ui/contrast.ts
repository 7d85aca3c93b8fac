/** A colour as a screen emits it: sRGB channels from 0 to 1. */
export type Rgb = readonly [number, number, number]

type Lch = { readonly l: number; readonly c: number; readonly h: number }

// CSS Color 4 §9.4 and §13.2: OKLab to linear sRGB, and the just-noticeable difference of gamut mapping.
const noticeable = 0.02

function toLinear({ l, c, h }: Lch): Rgb {
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
}

const clip = (value: number) => Math.min(1, Math.max(0, value))
const encode = (value: number) =>
  value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055
const decode = (value: number) =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
const inGamut = (rgb: Rgb) => rgb.every(value => value >= -1e-4 && value <= 1 + 1e-4)
const shown = ([r, g, b]: Rgb): Rgb => [encode(clip(r)), encode(clip(g)), encode(clip(b))]

/**
 * What a screen may show for an OKLCH colour. Browsers disagree outside sRGB: some clip the channels,
 * some lower the chroma as the standard asks; both are returned, and both must have contrast.
 */
export function toRgb(colour: Lch): readonly Rgb[] {
  const linear = toLinear(colour)
  if (inGamut(linear)) return [shown(linear)]
  return [shown(linear), shown(toLinear({ ...colour, c: chromaWithin(colour) }))]
}

function chromaWithin({ l, c, h }: Lch): number {
  let low = 0
  let high = c
  while (high - low > noticeable / 200) {
    const middle = (low + high) / 2
    if (inGamut(toLinear({ l, c: middle, h }))) low = middle
    else high = middle
  }
  return low
}

/** Relative luminance, WCAG 2.2. */
function luminance([r, g, b]: Rgb): number {
  return 0.2126 * decode(r) + 0.7152 * decode(g) + 0.0722 * decode(b)
}

/** Contrast ratio of two colours, WCAG 2.2, from 1 to 21; the worst of what browsers may show. */
export function contrast(first: readonly Rgb[], second: readonly Rgb[]): number {
  const ratios = first.flatMap(one => second.map(other => ratio(luminance(one), luminance(other))))
  return Math.min(...ratios)
}

const ratio = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
