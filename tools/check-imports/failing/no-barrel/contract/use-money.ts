import { euro } from './money/index.ts'

export const price = euro(5)
