import type { LineView } from '../../../../../contract/routes/lines.ts'

/** A contract with the lines it pays for. */
export type Contract = LineView['contract'] & {
  readonly lines: readonly Pick<LineView, 'id' | 'kind' | 'label' | 'number'>[]
}

/** The contracts of some lines, oldest first as the lines are. */
export function contractsOf(lines: readonly LineView[]): readonly Contract[] {
  const contracts = new Map(lines.map(({ contract }) => [contract.id, contract]))
  return [...contracts.values()].map(contract => ({
    ...contract,
    lines: lines
      .filter(line => line.contract.id === contract.id)
      .map(({ id, kind, label, number }) => ({
        id,
        kind,
        label,
        ...(number === undefined ? {} : { number }),
      })),
  }))
}
