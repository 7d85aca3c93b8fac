import type { Clock } from '../../kernel/clock.ts'

export const closeLine = (clock: Clock) => async () => clock
