/** One step of the drawing: cents are for the height only, `text` is what people read. */
export type Step = { readonly label: string; readonly text: string; readonly cents: number }

export type StepsDrawing = {
  readonly path: string
  readonly marks: readonly {
    readonly x: number
    readonly y: number
    readonly step: Step
    readonly tone: 'total' | 'up' | 'down'
    readonly lines: readonly string[]
  }[]
}

export const drawingWidth = 870
const top = 54
const floor = 118
const mostLines = 4
/** Between the label of a column and the next one. */
const gutter = 12

/**
 * The steps from last month's total to this month's: a flat line per total, a rise or a fall per change.
 * At most seven columns fit; `undefined` beyond, when only the list is shown.
 */
export function drawSteps(
  from: Step,
  changes: readonly Step[],
  to: Step,
): StepsDrawing | undefined {
  const columns = [from, ...changes, to]
  if (columns.length > 7) return undefined
  const width = (drawingWidth - 20) / columns.length
  const levels = [from.cents]
  for (const change of changes) levels.push((levels.at(-1) ?? 0) + change.cents)
  const heightOf = scale(levels)
  const moves = levels.map((level, i) => `${i === 0 ? 'M20 ' : `H${x(i)}V`}${heightOf(level)}`)
  return {
    path: `${moves.join('')}H${drawingWidth - 10}`,
    marks: columns.map((step, i) => {
      const last = i === columns.length - 1
      const level = levels[Math.min(i, levels.length - 1)] ?? 0
      const before = levels[Math.max(0, i - 1)] ?? 0
      const higher = last ? level : Math.max(level, i === 0 ? level : before)
      return {
        x: x(i),
        y: heightOf(higher) - 13,
        step,
        tone: i === 0 || last ? 'total' : step.cents > 0 ? 'up' : 'down',
        lines: wrap(step.label, Math.floor((width - gutter) / 8)),
      }
    }),
  }

  function x(i: number): number {
    return Math.round(20 + i * width)
  }
}

function scale(levels: readonly number[]): (level: number) => number {
  const low = Math.min(...levels)
  const spread = Math.max(...levels) - low
  return level =>
    spread === 0 ? floor : Math.round((floor - ((level - low) / spread) * (floor - top)) * 10) / 10
}

/**
 * Breaks a label in at most four lines of `room` narrow characters, the last cut with an ellipsis. Chinese
 * breaks anywhere, and each of its characters takes the room of two.
 */
export function wrap(label: string, room: number): string[] {
  const lines: string[] = []
  let rest = label
  while (widthOf(rest) > room && lines.length < mostLines - 1) {
    const fitting = startOf(rest, room)
    const space = rest.startsWith(' ', fitting.length) ? fitting.length : fitting.lastIndexOf(' ')
    const at = space > 0 ? space : fitting.length
    lines.push(rest.slice(0, at))
    rest = rest.slice(at).trim()
  }
  return [...lines, widthOf(rest) > room ? `${startOf(rest, room - 1).trimEnd()}…` : rest]
}

const wide = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/

function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (wide.test(letter) ? 2 : 1), 0)
}

/** The longest beginning of a text that has room; one character at least. */
function startOf(text: string, room: number): string {
  let fitting = ''
  for (const letter of text) {
    if (fitting !== '' && widthOf(fitting + letter) > room) break
    fitting += letter
  }
  return fitting
}
