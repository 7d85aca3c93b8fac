import type { Selectable } from 'kysely'
import type { Database } from '../../kernel/row-types.ts'
import { stateTable } from '../../kernel/state-table.ts'

export type MessageRow = Selectable<Database['notifications.message']>

/** What becomes of a message. A receipt may come back late, doubled, or before we noted that it left. */
export const messageStates = stateTable({
  queued: {
    accept: 'sent',
    refuse: 'failed',
    expire: 'failed',
    'give-up': 'failed',
    forget: 'unwanted',
  },
  sent: { arrive: 'delivered', bounce: 'failed' },
  delivered: {},
  failed: {},
  unwanted: {},
})

/** Attempts of one message before it is given up: 2.7 s, 7 s, 20 s … about fifteen minutes in all. */
export const mostAttempts = 7
