import type { Rgb } from '../../../ui/contrast.ts'
import { lineWidth, pulsePath, pulsePoints, sheet } from './pulse.ts'

/** How an icon stands on its sheet. */
export type IconShape = {
  /** Colour of the ground; absent: none, the line alone. */
  readonly ground?: Rgb
  readonly line: Rgb
  /** Radius of the corners of the ground, of 48. */
  readonly corner: number
  /** Size of the drawing in the sheet: 1 as drawn, less where a mask may cut the edges. */
  readonly scale: number
}

/** An icon as an SVG. */
export const iconSvg = ({ ground, line, corner, scale }: IconShape, title: string): string => {
  const shift = (sheet * (1 - scale)) / 2
  const rect = ground
    ? `<rect width="${sheet}" height="${sheet}" rx="${corner}" fill="${hexOf(ground)}"/>`
    : ''
  const path = `<path d="${pulsePath()}" fill="none" stroke="${hexOf(line)}" stroke-width="${lineWidth}" stroke-linecap="round" stroke-linejoin="round"/>`
  const placed =
    scale === 1 ? path : `<g transform="translate(${shift} ${shift}) scale(${scale})">${path}</g>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${sheet} ${sheet}"><title>${title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</title>${rect}${placed}</svg>\n`
}

/**
 * The same icon as pixels, its edges smoothed over one of them.
 *
 * @param size side in pixels
 * @returns red, green, blue, alpha of each pixel, row by row
 */
export const iconPixels = (size: number, shape: IconShape): Uint8Array => {
  const pixels = new Uint8Array(size * size * 4)
  const unit = sheet / size
  const toLine = distanceToPulse()
  for (let index = 0; index < size * size; index += 1) {
    const x = ((index % size) + 0.5) * unit
    const y = (Math.floor(index / size) + 0.5) * unit
    const inDrawing = (at: number) => (at - sheet / 2) / shape.scale + sheet / 2
    const fromLine = toLine(inDrawing(x), inDrawing(y)) * shape.scale
    const line = cover(fromLine - (lineWidth * shape.scale) / 2, unit)
    const ground = shape.ground ? cover(distanceToGround(x, y, shape.corner), unit) : 0
    paint(pixels.subarray(index * 4, index * 4 + 4), shape, { line, ground })
  }
  return pixels
}

/** The share of a pixel inside an edge, from its middle's distance to it. */
const cover = (distance: number, unit: number) => Math.min(1, Math.max(0, 0.5 - distance / unit))

/** Below 0 inside the square with round corners. */
const distanceToGround = (x: number, y: number, corner: number): number => {
  const beyond = (at: number) => Math.abs(at - sheet / 2) - sheet / 2 + corner
  const [across, down] = [beyond(x), beyond(y)]
  const outside = Math.hypot(Math.max(across, 0), Math.max(down, 0))
  return outside + Math.min(Math.max(across, down), 0) - corner
}

type Segment = {
  readonly ax: number
  readonly ay: number
  readonly dx: number
  readonly dy: number
}

/** The distance to the pulse, where it is at most a line's width; farther, infinite. */
const distanceToPulse = () => {
  const points = pulsePoints()
  const segments = points.slice(1).map(([x, y], index): Segment => {
    const [ax, ay] = points[index] ?? [x, y]
    return { ax, ay, dx: x - ax, dy: y - ay }
  })
  const near = ({ ax, dx }: Segment, x: number) =>
    x > Math.min(ax, ax + dx) - lineWidth && x < Math.max(ax, ax + dx) + lineWidth
  return (x: number, y: number): number => {
    let least = Number.POSITIVE_INFINITY
    for (const segment of segments)
      if (near(segment, x)) least = Math.min(least, distanceTo(segment, x, y))
    return least
  }
}

const distanceTo = ({ ax, ay, dx, dy }: Segment, x: number, y: number): number => {
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)
  const part = Math.min(1, Math.max(0, along))
  return Math.sqrt((x - ax - part * dx) ** 2 + (y - ay - part * dy) ** 2)
}

/** One pixel: the line over the ground, each with the share of the pixel that it covers. */
const paint = (
  pixel: Uint8Array,
  { line, ground = line }: IconShape,
  share: { readonly line: number; readonly ground: number },
): void => {
  const below = share.ground * (1 - share.line)
  const alpha = share.line + below
  if (alpha === 0) return
  for (const channel of [0, 1, 2] as const)
    pixel[channel] = Math.round(
      (255 * (line[channel] * share.line + ground[channel] * below)) / alpha,
    )
  pixel[3] = Math.round(255 * alpha)
}

const hexOf = (colour: Rgb) =>
  `#${colour
    .map(value =>
      Math.round(value * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
