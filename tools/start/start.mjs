import { join } from 'node:path'
import { house } from './house.mjs'
import { ensureInstalled } from './install.mjs'
import { becomeScript, findPinnedNode } from './pinned-node.mjs'
import { exitWithSentence } from './start-error.mjs'

/** `npm start`: installs what is missing, then supervises on the pinned Node. */
try {
  ensureInstalled()
  await becomeScript(findPinnedNode(), [join(house, 'tools', 'start', 'supervise.mjs')])
} catch (error) {
  exitWithSentence(error)
}
