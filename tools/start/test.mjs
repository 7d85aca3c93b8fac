import { join } from 'node:path'
import { house } from './house.mjs'
import { ensureInstalled } from './install.mjs'
import { becomeScript, findPinnedNode } from './pinned-node.mjs'
import { exitWithSentence } from './start-error.mjs'

/** `npm test [-- words for Vitest]`: installs what is missing, then runs every test on the pinned Node. */
try {
  ensureInstalled()
  const script = join(house, 'tools', 'start', 'run-tests.mjs')
  await becomeScript(findPinnedNode(), [script, ...process.argv.slice(2)])
} catch (error) {
  exitWithSentence(error)
}
