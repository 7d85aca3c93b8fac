import type { Actor } from '../../server/kernel/http.ts'

export type Event = { actor: Actor }
