import { defineConfig } from '@playwright/test'
import { defaultAxes, nameOf } from './axes.ts'
import { chromiumArguments } from './chromium.ts'
import { axes } from './setting.ts'

/** No second try: a journey that passes only sometimes is a fault, of the product or of the journey. */
export default defineConfig({
  testDir: '.',
  projects: [
    { name: 'readers', testMatch: 'readers.setup.ts' },
    {
      name: 'journeys',
      dependencies: ['readers'],
      // What goes through other axes by itself is run with the first one only.
      testIgnore:
        nameOf(axes) === nameOf(defaultAxes) ? [] : ['**/axes.spec.ts', '**/every-page.spec.ts'],
    },
  ],
  outputDir: '../test-results/journeys',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // Generous, for a machine that does other things too: what is slow is seen in the report, not guessed here.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: process.env.JOURNEYS_REPORT ?? '' }]],
  use: {
    baseURL: process.env.JOURNEYS_PORTAL ?? '',
    timezoneId: 'Europe/Paris',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: process.env.CHROMIUM ?? '', args: chromiumArguments },
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    // The film of the screen would cost more than the journey itself.
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
})
