export const born = () => new Date() // breaks
export const at = () => Date.now() // breaks
export const today = () => Temporal.Now.plainDateISO() // breaks
export const then = new Date(0)
