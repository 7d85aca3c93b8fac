/** A failure of starting that a person can mend: its message is the whole answer, shown without a stack. */
export class StartError extends Error {
  /** @param {string} message @param {{ cause?: unknown }} [options] */
  constructor(message, options) {
    super(message, options)
    this.name = 'StartError'
  }
}
