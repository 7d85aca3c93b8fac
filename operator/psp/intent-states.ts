import type { IntentStatus } from './objects.ts'

export type IntentMove = 'name-method' | 'succeed' | 'challenge' | 'decline' | 'cancel'

const before: Readonly<Record<IntentMove, IntentStatus>> = {
  'name-method': 'requires_confirmation',
  succeed: 'succeeded',
  challenge: 'requires_action',
  decline: 'requires_payment_method',
  cancel: 'canceled',
}

/** Payment and setup intents move alike; what succeeded or was cancelled moves no more. */
const moves: Readonly<Record<IntentStatus, Readonly<Partial<Record<IntentMove, IntentStatus>>>>> = {
  requires_payment_method: before,
  requires_confirmation: before,
  requires_action: before,
  succeeded: {},
  canceled: {},
}

/** The state after a move, or undefined when the present one does not allow it. */
export function nextIntentStatus(status: IntentStatus, move: IntentMove): IntentStatus | undefined {
  return moves[status][move]
}

/** Whether nothing can move it any more. */
export function isFinal(status: IntentStatus): boolean {
  return Object.keys(moves[status]).length === 0
}
