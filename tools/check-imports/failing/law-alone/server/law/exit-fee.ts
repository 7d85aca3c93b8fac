import { businessClock } from '../kernel/clock.ts'

export const feeToday = () => businessClock.today()
