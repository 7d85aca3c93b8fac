/** An example. */
export const born = () => new Date() // breaks
/** An example. */
export const at = () => Date.now() // breaks
/** An example. */
export const today = () => Temporal.Now.plainDateISO() // breaks
export const then = new Date(0)
