import { type Axes, defaultAxes } from './axes.ts'

/** Where this run's system is, as `run.ts` tells Playwright's workers. */
export const setting = {
  portal: process.env.JOURNEYS_PORTAL ?? '',
  console: process.env.JOURNEYS_CONSOLE ?? '',
  desk: process.env.JOURNEYS_DESK ?? '',
  demonstration: process.env.JOURNEYS_DEMONSTRATION ?? '',
  /** Where the workers leave each other word: who is taken, whose session is open. */
  folder: process.env.JOURNEYS_FOLDER ?? '',
} as const

export const axes: Axes = process.env.JOURNEYS_AXES
  ? JSON.parse(process.env.JOURNEYS_AXES)
  : defaultAxes
