/** A failure of starting that a person can mend: its message is the whole answer, shown without a stack. */
export class StartError extends Error {
  /** @param {string} message @param {{ cause?: unknown }} [options] */
  constructor(message, options) {
    super(message, options)
    this.name = 'StartError'
  }
}

/**
 * Ends the process: with the sentence of a `StartError`, with the stack of anything else.
 * @param {unknown} error
 * @returns {never}
 */
export function exitWithSentence(error) {
  const words = error instanceof StartError ? error.message : error
  process.stderr.write(`\n${words instanceof Error ? words.stack : words}\n`)
  process.exit(1)
}
