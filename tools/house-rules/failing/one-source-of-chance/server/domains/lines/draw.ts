import { randomUUID } from 'node:crypto'

export const id = randomUUID() // breaks
export const luck = Math.random() // breaks
export const other = crypto.randomUUID() // breaks
