import { parseArgs } from 'node:util'
import { billPdf } from './bill-pdf.ts'
import { billRun } from './bill-run.ts'
import { compare } from './compare.ts'
import { type Asked, alone, type Group, type Measured } from './figure.ts'
import { growth } from './growth.ts'
import { quote } from './quote.ts'
import { reads } from './reads.ts'
import { usageIntake } from './usage-intake.ts'
import { web } from './web.ts'

/** Every figure of the design's table of speeds; one line each. */
const groups: readonly Group[] = [
  reads,
  alone(usageIntake),
  alone(billRun),
  alone(billPdf),
  alone(growth),
  alone(quote),
  alone(compare),
  web,
]

const { values: wish } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string', multiple: true } },
})

const chosen = groups
  .map(group => ({ group, names: new Set(namesIn(group)) }))
  .filter(({ names }) => names.size > 0)
if (chosen.length === 0) {
  const names = groups.flatMap(({ name, figures }) => [name, ...figures.map(one => one.name)])
  process.stderr.write(`No figure has this name. There are: ${[...new Set(names)].join(', ')}\n`)
  process.exit(2)
}

for (const { group, names } of chosen) {
  const found = await group.measure(names)
  for (const asked of group.figures) {
    const measured = found.get(asked.name)
    if (measured === undefined || !names.has(asked.name)) continue
    process.stdout.write(`${wish.json ? asJson(asked, measured) : asText(asked, measured)}\n`)
  }
}

/** The figures of a group that are wished for; its own name stands for all of them. */
function namesIn({ name, figures }: Group): readonly string[] {
  const { only } = wish
  const names = figures.map(figure => figure.name)
  return only === undefined || only.includes(name) ? names : names.filter(one => only.includes(one))
}

function asJson(asked: Asked, { value, limit }: Measured): string {
  const { name, unit, target, targetOn, lowerIsBetter } = asked
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

function asText(figure: Asked, { value, limit }: Measured): string {
  const { name, unit, target, targetOn, lowerIsBetter, limitIs } = figure
  const ratio = value / limit
  const reached = targetOn === 'value' ? value : ratio
  const isMet = target === null || (lowerIsBetter ? reached <= target : reached >= target)
  const asked =
    target === null
      ? 'nothing asked'
      : `${lowerIsBetter ? '≤' : '≥'} ${target}${targetOn === 'value' ? ` ${unit}` : ' of its limit'} ${isMet ? 'met' : 'MISSED'}`
  return [
    name.padEnd(15),
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
