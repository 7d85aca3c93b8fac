import type { FigureParts } from './money.ts'

export type QuantityFormats = {
  /** `61,8 Go` from bytes, 1 Go = 10⁹ bytes; whole bytes as number or text. */
  readonly data: (bytes: number | string) => string
  /** The parts for `Figure`. */
  readonly dataParts: (bytes: number | string) => FigureParts
  /** `12 min 04 s`, `1 h 02 min` from seconds. */
  readonly duration: (seconds: number) => string
  /** `1 234`. */
  readonly count: (value: number) => string
  /** `38 %` from 0.38. */
  readonly percent: (ratio: number) => string
  /** `5,5 %` from 550, hundredths of a percent. */
  readonly rate: (basisPoints: number) => string
}

const steps = [
  { from: 1e12, unit: 'terabyte' },
  { from: 1e9, unit: 'gigabyte' },
  { from: 1e6, unit: 'megabyte' },
  { from: 0, unit: 'kilobyte' },
] as const
const sizes = { terabyte: 1e12, gigabyte: 1e9, megabyte: 1e6, kilobyte: 1e3 } as const

const solid = (text: string) => text.replace(/[\u202f ]/g, '\u00a0')

/** The formatters of quantities of one locale. */
export function quantityFormats(locale: string): QuantityFormats {
  const unit = (name: string, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short', ...options })
  const byUnit = Object.fromEntries(
    steps.map(step => [step.unit, unit(step.unit, { maximumFractionDigits: 1 })]),
  )
  const whole = new Intl.NumberFormat(locale)
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const rates = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  const parts = (bytes: number | string): Intl.NumberFormatPart[] => {
    const value = Number(bytes)
    const step = steps.find(candidate => Math.abs(value) >= candidate.from) ?? steps[3]
    return byUnit[step.unit]?.formatToParts(value / sizes[step.unit]) ?? []
  }
  const text = (chosen: readonly Intl.NumberFormatPart[]) =>
    solid(chosen.map(part => part.value).join('')).trim()
  return {
    data: bytes => text(parts(bytes)),
    dataParts: bytes => ({
      value: text(parts(bytes).filter(part => part.type !== 'unit' && part.type !== 'literal')),
      unit: text(parts(bytes).filter(part => part.type === 'unit')),
      unitFirst: false,
    }),
    duration: durations(unit),
    count: value => solid(whole.format(value)),
    percent: ratio => solid(percents.format(ratio)),
    rate: basisPoints => solid(rates.format(basisPoints / 10_000)),
  }
}

function durations(unit: (name: string, options?: Intl.NumberFormatOptions) => Intl.NumberFormat) {
  const hours = unit('hour')
  const minutes = unit('minute')
  const seconds = unit('second')
  const padded = { minimumIntegerDigits: 2 }
  const paddedMinutes = unit('minute', padded)
  const paddedSeconds = unit('second', padded)
  return (total: number): string => {
    const whole = Math.max(0, Math.round(total))
    const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
    if (h > 0)
      return solid(m === 0 ? hours.format(h) : `${hours.format(h)} ${paddedMinutes.format(m)}`)
    if (m > 0)
      return solid(s === 0 ? minutes.format(m) : `${minutes.format(m)} ${paddedSeconds.format(s)}`)
    return solid(seconds.format(s))
  }
}
