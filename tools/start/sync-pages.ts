import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** One after the other: both write the same `$app/tsconfig`. */
const applications = ['console', 'portal']

/**
 * Writes what SvelteKit derives from the routes (types, `$app/tsconfig`): a test of a page's file does not
 * load without it, and a fresh clone has none.
 */
export async function setup(): Promise<void> {
  const run = promisify(execFile)
  for (const name of applications) {
    await run('node_modules/.bin/svelte-kit', ['sync', '-c', `${name}/vite.config.ts`])
  }
}
