/** What a test card does. Numbers are Stripe's where it has one for the case. */
export type CardRule =
  | 'approves'
  | 'challenges-until-saved'
  | 'always-challenges'
  | 'declines'
  | 'lacks-funds'
  | 'has-expired'
  | 'wrong-code'
  | 'declines-once-saved'
  | 'drops-after-commit'

/** 4000000000004087 is ours: the payment is made, then every answer to the call that made it is
 *  cut off, replays included, so that only a query or a webhook tells the truth. */
export const testCards: Readonly<Record<string, CardRule>> = {
  '4242424242424242': 'approves',
  '5555555555554444': 'approves',
  '4000002500003155': 'challenges-until-saved',
  '4000002760003184': 'always-challenges',
  '4000000000000002': 'declines',
  '4000000000009995': 'lacks-funds',
  '4000000000000069': 'has-expired',
  '4000000000000127': 'wrong-code',
  '4000000000000341': 'declines-once-saved',
  '4000000000004087': 'drops-after-commit',
}

/** Names accepted where a payment method is expected, each making a new one of that card. */
export const methodTokens: Readonly<Record<string, string>> = {
  pm_card_visa: '4242424242424242',
  pm_card_mastercard: '5555555555554444',
  pm_card_authenticationRequiredOnSetup: '4000002500003155',
  pm_card_authenticationRequired: '4000002760003184',
  pm_card_visa_chargeDeclined: '4000000000000002',
  pm_card_visa_chargeDeclinedInsufficientFunds: '4000000000009995',
  pm_card_chargeCustomerFail: '4000000000000341',
}

export type CardVerdict =
  | { kind: 'approved' }
  | { kind: 'challenge' }
  | { kind: 'declined'; code: string; declineCode: string | undefined }

export type CardSituation = {
  rule: CardRule
  /** the holder has just passed the challenge */
  authenticated: boolean
  /** the holder passed one when the card was saved */
  authenticatedAtSaving: boolean
  /** the holder is not there to pass one */
  offSession: boolean
  /** saving or verifying a card, without a payment */
  savingOnly: boolean
}

const approved: CardVerdict = { kind: 'approved' }
const challenge: CardVerdict = { kind: 'challenge' }

function declined(code: string, declineCode?: string): CardVerdict {
  return { kind: 'declined', code, declineCode }
}

function challenged(situation: CardSituation): CardVerdict {
  if (situation.authenticated) return approved
  return situation.offSession
    ? declined('authentication_required', 'authentication_required')
    : challenge
}

const verdicts: Readonly<Record<CardRule, (situation: CardSituation) => CardVerdict>> = {
  approves: () => approved,
  'challenges-until-saved': situation =>
    situation.authenticatedAtSaving && !situation.savingOnly ? approved : challenged(situation),
  'always-challenges': challenged,
  declines: () => declined('card_declined', 'generic_decline'),
  'lacks-funds': () => declined('card_declined', 'insufficient_funds'),
  'has-expired': () => declined('expired_card', 'expired_card'),
  'wrong-code': () => declined('incorrect_cvc', 'incorrect_cvc'),
  'declines-once-saved': ({ savingOnly, offSession }) =>
    savingOnly || !offSession ? approved : declined('card_declined', 'generic_decline'),
  'drops-after-commit': () => approved,
}

/** What the issuing bank answers to one attempt. */
export function judgeCard(situation: CardSituation): CardVerdict {
  return verdicts[situation.rule](situation)
}

/** The check digit of card numbers, ISO/IEC 7812-1 annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (const [index, character] of [...digits].reverse().entries()) {
    const digit = character.charCodeAt(0) - 48
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
