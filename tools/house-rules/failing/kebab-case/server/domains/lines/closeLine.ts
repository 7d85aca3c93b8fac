export const closeLine = 1 // breaks
