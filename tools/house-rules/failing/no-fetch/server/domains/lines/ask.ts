/** An example. */
export const ask = () => fetch('http://network') // breaks
/** An example. */
export const again = () => globalThis.fetch('http://network') // breaks
