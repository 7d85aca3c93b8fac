/** A place of the drawing, on a sheet of 48 × 48. */
type Point = readonly [x: number, y: number]
/** From the end of the last one, by two points of pull, to an end. */
type Curve = readonly [Point, Point, Point]

/** The line of the brand: flat, one pulse, flat. */
const start: Point = [6, 31]
const rise: Point = [14, 31]
const curves: readonly Curve[] = [
  [
    [21, 31],
    [18, 17],
    [24, 17],
  ],
  [
    [30, 17],
    [29, 31],
    [34, 31],
  ],
]
const end: Point = [42, 31]

export const sheet = 48
export const lineWidth = 3.5
const stepsPerCurve = 24

/** The pulse as the path of an SVG. */
export const pulsePath = (): string => {
  const bends = curves.map(([first, second, to]) => `C${first} ${second} ${to}`)
  return `M${start}L${rise}${bends.join('')}L${end}`
}

/** The pulse as short straight lines, for a rasteriser. */
export const pulsePoints = (): readonly Point[] => {
  let from = rise
  const bent = curves.flatMap(curve => {
    const points = Array.from({ length: stepsPerCurve }, (_, step) =>
      pointOn(from, curve, (step + 1) / stepsPerCurve),
    )
    from = curve[2]
    return points
  })
  return [start, rise, ...bent, end]
}

const pointOn = (from: Point, [first, second, to]: Curve, part: number): Point => {
  const rest = 1 - part
  const along = (axis: 0 | 1) =>
    rest ** 3 * from[axis] +
    3 * rest ** 2 * part * first[axis] +
    3 * rest * part ** 2 * second[axis] +
    part ** 3 * to[axis]
  return [along(0), along(1)]
}
