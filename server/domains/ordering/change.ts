import type { AccountId, ContractId, ItemId, LineId } from '../../../contract/ids.ts'
import type { Effect, Obstacle, OrderAct } from '../../../contract/routes/ordering.ts'
import type { NextBill } from '../billing/public.ts'
import { type CatalogueBook, isSoldOn, type Offer, priceOn, termsOf } from '../catalog/public.ts'
import type { HeldCommitment, ItemChange, SubscribedItem } from '../lines/public.ts'

/** A change that somebody asks about. */
export type Request = {
  readonly act: OrderAct
  readonly offerCode: string
  readonly effect: Effect
}

/** Everything that a change of a line depends on. */
export type Situation = {
  readonly today: Temporal.PlainDate
  readonly book: CatalogueBook
  /** Everything the account has or will have, and what ended since its last bill was due. */
  readonly items: readonly SubscribedItem[]
  readonly next: NextBill
  readonly line: {
    readonly accountId: AccountId
    readonly lineId: LineId
    readonly label: string
    readonly kind: 'mobile' | 'fixed' | 'tv'
    readonly state: 'active' | 'suspended' | 'ended'
  }
  readonly contract: {
    readonly contractId: ContractId
    readonly signedOn: Temporal.PlainDate
    readonly commitment: HeldCommitment
  }
}

/** The day on which a change asked for today takes effect. */
export const effectiveOn = ({ today, next }: Situation, effect: Effect): Temporal.PlainDate =>
  effect === 'now' ? today : next.issuedOn

/** What an offer may be asked for: a pass helps at once, a plan and an option also wait for the next month. */
export const effectsOf = ({ kind }: Offer): Effect[] => {
  if (kind === 'pass') return ['now']
  return kind === 'option' ? ['now', 'next-period'] : ['next-period', 'now']
}

/** Whether something is there on a day or later; what ended on its first day was undone, and never is. */
const goesOn = ({ startsOn, endsOn }: SubscribedItem, on: Temporal.PlainDate): boolean =>
  endsOn === null || Temporal.PlainDate.compare(endsOn, later(on, startsOn)) > 0

/** The plan that a line lives under: its own, or for a television line that of the box beside it. */
export const planOf = ({ items, line, contract, today }: Situation): SubscribedItem | null =>
  items.find(
    item =>
      item.kind === 'plan' &&
      (item.lineId === line.lineId ||
        (line.kind === 'tv' && item.contractId === contract.contractId)) &&
      Temporal.PlainDate.compare(item.startsOn, today) <= 0 &&
      goesOn(item, today),
  ) ?? null

/** Options that a line has or will have; those of a home are told together, whichever line they are on. */
export const optionsOf = ({ items, line, contract, today }: Situation): readonly SubscribedItem[] =>
  items.filter(
    item =>
      item.kind === 'option' &&
      goesOn(item, today) &&
      (line.kind === 'mobile'
        ? item.lineId === line.lineId
        : item.contractId === contract.contractId),
  )

/** Why this cannot be asked today; null when it can. */
export const obstacleTo = (situation: Situation, request: Request): Obstacle | null => {
  if (situation.line.state !== 'active') return 'line-not-active'
  if (request.act === 'remove') return obstacleToRemoving(situation, request.offerCode)
  const offer = situation.book.current.offers.get(request.offerCode)
  if (offer === undefined || !isSoldOn(offer, situation.today)) return 'not-sold'
  return request.act === 'change-plan'
    ? obstacleToPlan(situation, offer)
    : obstacleToAdding(situation, offer)
}

const obstacleToRemoving = (situation: Situation, offerCode: string): Obstacle | null => {
  const held = optionsOf(situation).find(item => item.offerCode === offerCode)
  if (held === undefined) return 'not-held'
  return held.endsOn === null ? null : 'change-pending'
}

const obstacleToPlan = (situation: Situation, offer: Offer): Obstacle | null => {
  const plan = planOf(situation)
  const terms = plan === null ? null : termsOf(situation.book, plan)
  if (plan?.lineId !== situation.line.lineId || terms?.kind !== offer.kind) return 'other-network'
  if (plan.endsOn !== null) return 'change-pending'
  if (plan.offerCode === offer.code) return 'same-plan'
  return isWithPhone(offer) ? 'with-phone' : null
}

/** Its promise to stay pays a phone, which an order of a plan alone does not bring. */
const isWithPhone = (offer: Offer): boolean =>
  'commitment' in offer && offer.commitment?.subsidisedHandset === true

const obstacleToAdding = (situation: Situation, offer: Offer): Obstacle | null => {
  if (offer.kind !== 'option' && offer.kind !== 'pass') return 'not-with-plan'
  const plan = planOf(situation)
  if (plan === null || !offer.for.includes(plan.offerCode)) return 'not-with-plan'
  if (offer.kind === 'pass') return null
  const held = optionsOf(situation)
  const same = held.find(({ offerCode }) => offerCode === offer.code)
  if (same !== undefined) return same.endsOn === null ? 'already-held' : 'change-pending'
  const excludes = (one: Offer, other: string) =>
    one.kind === 'option' && one.excludes.includes(other)
  const isExcluded = held.some(
    item => excludes(offer, item.offerCode) || excludes(termsOf(situation.book, item), offer.code),
  )
  return isExcluded ? 'excluded' : null
}

/** What changes, each with its price, under which day; `itemId` names what begins. */
export const changesOf = (
  situation: Situation,
  request: Request,
  itemId: ItemId,
): readonly ItemChange[] => {
  const on = effectiveOn(situation, request.effect)
  if (request.act === 'remove')
    return optionsOf(situation)
      .filter(({ offerCode }) => offerCode === request.offerCode)
      .map(item => ends(situation, item, on))
  const begun = begins(situation, request, { itemId, on })
  if (request.act === 'add') return [begun]
  const plan = planOf(situation)
  const lost = optionsOf(situation).filter(option => !isFor(situation, option, request.offerCode))
  return [...(plan === null ? [] : [plan]), ...lost]
    .map(item => ends(situation, item, on))
    .concat(begun)
}

const isFor = ({ book }: Situation, option: SubscribedItem, planCode: string): boolean => {
  const terms = termsOf(book, option)
  return terms.kind === 'option' && terms.for.includes(planCode)
}

const ends = ({ book }: Situation, item: SubscribedItem, on: Temporal.PlainDate): ItemChange => ({
  kind: 'ends',
  item,
  endsOn: later(on, item.startsOn),
  price: priceOn(book, item, later(on, item.startsOn)).amount,
})

const begins = (
  situation: Situation,
  { act, offerCode }: Request,
  { itemId, on }: { readonly itemId: ItemId; readonly on: Temporal.PlainDate },
): ItemChange => {
  const { book, today, line, contract } = situation
  const sold = { offerCode, agreedOn: today }
  const terms = termsOf(book, sold)
  const item: SubscribedItem = {
    itemId,
    accountId: line.accountId,
    contractId: contract.contractId,
    lineId: line.lineId,
    kind: act === 'change-plan' ? 'plan' : terms.kind === 'pass' ? 'pass' : 'option',
    ...sold,
    startsOn: on,
    endsOn: terms.kind === 'pass' ? passEnd(situation, terms.validDays, on) : null,
  }
  return { kind: 'begins', item, price: priceOn(book, sold, on).amount }
}

/** A pass without days of its own lasts until the next billing day. */
const passEnd = ({ next }: Situation, validDays: number | null, on: Temporal.PlainDate) =>
  validDays === null ? later(next.issuedOn, on.add({ days: 1 })) : on.add({ days: validDays })

/** The account's items once these changes are made. */
export const itemsAfter = (
  items: readonly SubscribedItem[],
  changes: readonly ItemChange[],
): readonly SubscribedItem[] => {
  const ended = new Map(
    changes.flatMap(change => (change.kind === 'ends' ? [[change.item.itemId, change]] : [])),
  )
  const kept = items.map(item => {
    const end = ended.get(item.itemId)
    return end === undefined ? item : { ...item, endsOn: end.endsOn }
  })
  return [...kept, ...changes.flatMap(change => (change.kind === 'begins' ? [change.item] : []))]
}

/**
 * The promise to stay once a change is made: that of the new plan when it ends later than the one held, which is
 * never shortened. Counted from the day of the change (C. conso L224-28: from conclusion or modification).
 */
export const commitmentAfter = (
  situation: Situation,
  { act, offerCode, effect }: Request,
): HeldCommitment => {
  const { commitment } = situation.contract
  const terms = situation.book.current.offers.get(offerCode)
  const promised = terms !== undefined && 'commitment' in terms ? terms.commitment : null
  if (act !== 'change-plan' || promised === null) return commitment
  const from = effectiveOn(situation, effect)
  const endsOn = from.add({ months: promised.months })
  const isLonger =
    commitment.endsOn === null || Temporal.PlainDate.compare(endsOn, commitment.endsOn) > 0
  return isLonger
    ? { from, months: promised.months, endsOn, subsidisedHandset: promised.subsidisedHandset }
    : commitment
}

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) >= 0 ? a : b
