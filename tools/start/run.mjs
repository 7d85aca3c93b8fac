import { resolve } from 'node:path'
import { ensureInstalled } from './install.mjs'
import { becomeScript, findPinnedNode } from './pinned-node.mjs'
import { exitWithSentence } from './start-error.mjs'

/** `node tools/start/run.mjs SCRIPT [arguments]`: runs a script of the house, installed, on the pinned Node. */
const [script, ...words] = process.argv.slice(2)

try {
  if (!script) throw new Error('run.mjs needs the path of a script')
  ensureInstalled()
  await becomeScript(findPinnedNode(), [resolve(script), ...words])
} catch (error) {
  exitWithSentence(error)
}
