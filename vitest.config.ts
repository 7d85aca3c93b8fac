import { defineConfig } from 'vitest/config'

const rooms = 'contract,server,operator,tools,ui,brands,bench,portal/src,console/src'

export default defineConfig({
  test: {
    include: [`{${rooms}}/**/*.test.ts`],
    globalSetup: ['tools/start/sync-pages.ts', 'tools/start/test-cluster.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
    passWithNoTests: false,
  },
})
