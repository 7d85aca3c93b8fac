import type { Activation } from '../../contract/activation.ts'
import type { Chance } from '../../operator/chance.ts'
import type { Intake } from '../../operator/network/intake.ts'
import { sampleActivation } from '../../server/testing/sample-activation.ts'
import type { Promises } from './promises.ts'

export type Person = {
  readonly mobile: string
  readonly email: string
  readonly activation: Activation
}

const billingDays = [1, 6, 11, 16, 21, 26] as const

/** A customer with one mobile line, billed on one of the days; `rank` tells customers apart. */
const personOf = (rank: number, signedOn: string): Person => {
  const digits = String(rank).padStart(5, '0')
  const mobile = `+336398${digits}`
  const sample = sampleActivation({
    externalId: `drill-sale-${rank}`,
    number: `880${digits}`,
    mobile,
    signedOn,
  })
  const billingDay = billingDays[rank % billingDays.length] ?? 1
  const account = { ...sample.account, billingDay }
  return {
    mobile,
    email: account.holder.email ?? '',
    activation: { ...sample, account, contracts: sample.contracts.map(onPlanOf(rank)) },
  }
}

type Contract = Activation['contracts'][number]

/** Half of them have a plan that runs out, so that usage beyond it is charged. */
const onPlanOf =
  (rank: number) =>
  (contract: Contract): Contract => ({
    ...contract,
    lines: contract.lines.map(line => ({
      ...line,
      items: line.items.map(item => ({
        ...item,
        offerCode: rank % 2 === 0 ? 'mobile-2h' : 'mobile-200go',
      })),
    })),
  })

type Seller = {
  readonly intake: Intake
  readonly promises: Promises
  /** The rank of the next customer. */
  readonly nextRank: () => number
  readonly today: () => string
  readonly onSold: (person: Person) => void
}

/** Puts one customer in service, delivering again until the door says yes; now and then twice at once. */
export const sellOne = async (
  { intake, promises, nextRank, today, onSold }: Seller,
  chance: Chance,
  early = false,
): Promise<Person> => {
  const person = personOf(nextRank(), today())
  const deliver = async () => {
    for (;;) {
      const delivered = await intake.activate(person.activation)
      if (delivered.kind === 'accepted') return
      promises.retries += 1
      if (delivered.status > 0 && delivered.status < 500) {
        promises.broken.push(`a sale was refused: ${delivered.status} ${delivered.answer}`)
        return
      }
    }
  }
  await Promise.all(chance.happens(0.2) ? [deliver(), deliver()] : [deliver()])
  promises.sales.push({ externalId: person.activation.externalId, early })
  onSold(person)
  return person
}
