import type { Money } from '#contract/money.ts'

export type Change = { readonly label: string; readonly amount: Money }

/** How many changes a drawing carries. */
const most = 5

/**
 * The changes that a drawing shows, in the order given: all of them, or the largest and the sum of the
 * others. The sum is the same to the cent.
 *
 * @param nameOthers what the others are called, from how many they are
 */
export function largestChanges(
  changes: readonly Change[],
  nameOthers: (count: number) => string,
): readonly Change[] {
  if (changes.length <= most) return changes
  const bySize = changes.toSorted((a, b) => {
    const [sizeOfA, sizeOfB] = [sizeOf(a), sizeOf(b)]
    return sizeOfA > sizeOfB ? -1 : sizeOfA < sizeOfB ? 1 : 0
  })
  const shown = new Set(bySize.slice(0, most - 1))
  const others = changes.filter(change => !shown.has(change))
  const sum = others.reduce((total, { amount }) => total + BigInt(amount.amount), 0n)
  const amount: Money = { amount: sum.toString(), currency: 'EUR' }
  return [
    ...changes.filter(change => shown.has(change)),
    { label: nameOthers(others.length), amount },
  ]
}

function sizeOf({ amount }: Change): bigint {
  const value = BigInt(amount.amount)
  return value < 0n ? -value : value
}
