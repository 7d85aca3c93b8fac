import { newId } from '../../server/kernel/ids.ts'

export const id = newId()
