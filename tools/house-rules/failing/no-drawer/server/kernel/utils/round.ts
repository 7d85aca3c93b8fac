export const round = 1 // breaks
