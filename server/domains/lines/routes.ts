import { listJournal, listLines, readLine } from '../../../contract/routes/lines.ts'
import { civilDate } from '../../kernel/calendar.ts'
import { answer, handle, type Registration, refuse } from '../../kernel/http/handler.ts'
import { readJournal } from './read-journal.ts'
import { readLines } from './read-lines.ts'

/** The customer's lines. `zone` is the operator's: what a line has changes on its civil days. */
export const lineRoutes = ({ zone }: { readonly zone: string }): readonly Registration[] => [
  handle(listLines, async ({ db, accountIds, clock }) => {
    const on = civilDate(clock.now(), zone)
    return answer({ asOf: on.toString(), lines: await readLines(db, accountIds, on) })
  }),

  handle(readLine, async ({ db, accountIds, clock, input }) => {
    const on = civilDate(clock.now(), zone)
    const lines = await readLines(db, accountIds, on)
    const line = lines.find(({ id }) => id === input.params.lineId)
    return line === undefined ? refuse('not-found') : answer({ asOf: on.toString(), line })
  }),

  handle(listJournal, async ({ db, accountIds, input }) => {
    const { lineId } = input.params
    return answer({ entries: await readJournal(db, accountIds, { lineId, zone }) })
  }),
]
