import type { Activation } from '../../contract/activation.ts'
import type { Household } from '../people/household.ts'
import { type Bank, stamp } from '../psp/bank.ts'
import { attachMethod, createMethod, readCard } from '../psp/cards.ts'
import { wallInstant } from '../wall-time.ts'

type CardOnFile = NonNullable<Activation['card']>

const goodCard = '4242424242424242'

/** The card a customer leaves when they sign: kept by the card processor, named in the activation. */
export function leaveCard(bank: Bank, household: Household): CardOnFile {
  const { email, givenName, familyName, number } = household
  const name = `${givenName} ${familyName}`
  const customer = bank.vault.put('customer', {
    ...stamp(bank, 'cus', 'customer'),
    email,
    name,
    description: null,
    metadata: { accountNumber: number },
  })
  const expYear = String(Number(wallInstant().slice(0, 4)) + 4)
  const card = readCard({ number: goodCard, expMonth: '12', expYear, code: '123', name })
  if (card.kind === 'refused') throw new Error('the point of sale offers a card that is wrong')
  const method = createMethod(bank, card, { name, email })
  attachMethod(bank, method, { customer: customer.id, authenticated: true })
  bank.vault.commit()
  return { pspCustomer: customer.id, pspMethod: method.id, automatic: true }
}

/** From now on every card of this household is refused: lost, or the account is empty. */
export function loseCard(bank: Bank, household: Household): void {
  const owned = bank.vault
    .all('customer')
    .filter(({ metadata }) => metadata.accountNumber === household.number)
  const ids = new Set(owned.map(({ id }) => id))
  for (const method of bank.vault.all('payment_method')) {
    if (!method.customer || !ids.has(method.customer)) continue
    bank.vault.put('payment_method', { ...method, sim: { ...method.sim, rule: 'lacks-funds' } })
  }
  bank.vault.commit()
}
