/** An example. */
export const four = (a: 1, b: 2, c: 3, d: 4) => [a, b, c, d]

/** An example. */
export const five = (a: 1, b: 2, c: 3, d: 4, e: 5) => [a, b, c, d, e] // breaks
