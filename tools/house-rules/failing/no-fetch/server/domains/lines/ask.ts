export const ask = () => fetch('http://network') // breaks
export const again = () => globalThis.fetch('http://network') // breaks
