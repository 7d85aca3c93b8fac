export const help = 1 // breaks
