/** An example. */
export const label = (line: string) => `Résilier ${line}` // breaks
