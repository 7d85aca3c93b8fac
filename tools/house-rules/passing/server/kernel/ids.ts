import { randomUUID } from 'node:crypto'

/** A new random id. */
export const newId = () => randomUUID()
