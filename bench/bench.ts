import { parseArgs } from 'node:util'
import { billPdf } from './bill-pdf.ts'
import { billRun } from './bill-run.ts'
import type { Figure, Measured } from './figure.ts'
import { usageIntake } from './usage-intake.ts'

/** Every figure of the design's table of speeds; one line each. */
const figures: readonly Figure[] = [usageIntake, billRun, billPdf]

const { values: wish } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string', multiple: true } },
})

const chosen = figures.filter(({ name }) => wish.only === undefined || wish.only.includes(name))
if (chosen.length === 0) {
  const names = figures.map(({ name }) => name).join(', ')
  process.stderr.write(`No figure has this name. There are: ${names}\n`)
  process.exit(2)
}

for (const figure of chosen) {
  const measured = await figure.measure()
  process.stdout.write(`${wish.json ? asJson(figure, measured) : asText(figure, measured)}\n`)
}

function asJson(figure: Figure, { value, limit }: Measured): string {
  const { name, unit, target, targetOn, lowerIsBetter } = figure
  const ratio = rounded(value / limit)
  return JSON.stringify({
    name,
    value: rounded(value),
    unit,
    limit: rounded(limit),
    ratio,
    target,
    targetOn,
    lowerIsBetter,
  })
}

function asText(figure: Figure, { value, limit }: Measured): string {
  const { name, unit, target, targetOn, lowerIsBetter, limitIs } = figure
  const ratio = value / limit
  const reached = targetOn === 'value' ? value : ratio
  const isMet = target === null || (lowerIsBetter ? reached <= target : reached >= target)
  const asked =
    target === null
      ? 'nothing asked'
      : `${lowerIsBetter ? '≤' : '≥'} ${target}${targetOn === 'value' ? ` ${unit}` : ' of its limit'} ${isMet ? 'met' : 'MISSED'}`
  return [
    name.padEnd(14),
    `${rounded(value)} ${unit}`.padEnd(22),
    `limit ${rounded(limit)}`.padEnd(16),
    `ratio ${rounded(ratio)}`.padEnd(14),
    asked.padEnd(32),
    `(limit: ${limitIs})`,
  ].join(' ')
}

/** Four figures that mean something. */
function rounded(value: number): number {
  return Number(value.toPrecision(4))
}
