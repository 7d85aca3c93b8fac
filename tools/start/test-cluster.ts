import type { TestProject } from 'vitest/node'
import { ensureServerRole } from './postgres-roles.mjs'
import { startThrowAway } from './throw-away.mjs'

/**
 * Gives a run of Vitest its PostgreSQL: the address of its superuser is in TEST_CLUSTER_URL. One that is
 * given from outside is used and left alone; ours ends with the run, and is kept when a test failed.
 */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_CLUSTER_URL) {
    await ensureServerRole(process.env.TEST_CLUSTER_URL)
    return undefined
  }
  const cluster = await startThrowAway()
  process.env.TEST_CLUSTER_URL = cluster.superuserUrl
  return async () => {
    delete process.env.TEST_CLUSTER_URL
    if (project.vitest.state.getFailedFilepaths().length === 0) return cluster.discard()
    const folder = await cluster.keep()
    process.stderr.write(`The databases of the failed tests are kept in ${folder}/pg\n`)
  }
}
