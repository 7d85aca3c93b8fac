import { signBody } from './signature.ts'
import { wallSeconds } from './wall-time.ts'

export type ClockAnswer =
  | { kind: 'read'; now: string }
  /** the server is not there, or has no movable clock */
  | { kind: 'unreachable'; problem: string }
  /** the server does not move to this instant, and says why */
  | { kind: 'refused'; problem: string }

/** The server's business time, the only one there is. */
export type ServerClock = {
  read(): Promise<ClockAnswer>
  /**
   * moves forward to an ISO instant; answers once all that falls due until then is done. Time then
   * stands still when told to `hold` and goes on when told to `run`, else the server decides.
   */
  moveTo(instant: string, afterwards?: 'hold' | 'run'): Promise<ClockAnswer>
}

type ServerClockOptions = { intakeUrl: string; intakeSecret: string }

/** Moving a year runs twelve bill runs. */
const moveWithinMs = 15 * 60_000
const readWithinMs = 5_000

function textAt(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const value: unknown = Reflect.get(body, name)
  return typeof value === 'string' ? value : undefined
}

async function answerOf(response: Response): Promise<ClockAnswer> {
  const body: unknown = await response.json().catch(() => undefined)
  const now = textAt(body, 'now')
  if (response.ok && now) return { kind: 'read', now }
  const problem = textAt(body, 'detail') ?? textAt(body, 'title') ?? `HTTP ${response.status}`
  return { kind: 'refused', problem }
}

/** Speaks to `/demo/clock` of the intake, every request signed with INTAKE_SECRET. */
export function createServerClock({ intakeUrl, intakeSecret }: ServerClockOptions): ServerClock {
  const ask = async (
    method: 'GET' | 'POST',
    body: string,
    withinMs: number,
  ): Promise<ClockAnswer> => {
    try {
      const response = await fetch(`${intakeUrl}/demo/clock`, {
        method,
        headers: {
          'x-signature': signBody(body, intakeSecret, wallSeconds()),
          ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
        },
        ...(method === 'POST' ? { body } : {}),
        signal: AbortSignal.timeout(withinMs),
      })
      return await answerOf(response)
    } catch (error) {
      return {
        kind: 'unreachable',
        problem: error instanceof Error ? error.message : String(error),
      }
    }
  }
  return {
    read: () => ask('GET', '', readWithinMs),
    moveTo: (instant, afterwards) =>
      ask(
        'POST',
        JSON.stringify({ to: instant, ...(afterwards ? { afterwards } : {}) }),
        moveWithinMs,
      ),
  }
}
