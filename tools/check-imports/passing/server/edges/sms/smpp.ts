import type { SendText } from '../../domains/notifications/public.ts'

export type Smpp = { send: SendText }
