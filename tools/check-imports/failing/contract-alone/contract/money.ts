import { divRound } from '../server/kernel/money.ts'

export const half = (cents: bigint) => divRound(cents, 2n)
