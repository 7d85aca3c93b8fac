import type { Success } from '../../../contract/define.ts'
import { toMoney } from '../../../contract/money.ts'
import type { ChoiceView, listChoices } from '../../../contract/routes/ordering.ts'
import { type Offer, priceOn, termsOf, toOfferView } from '../catalog/public.ts'
import { effectsOf, obstacleTo, optionsOf, type Situation } from './change.ts'

/** Reasons for which an offer is not shown at all: it is not made for this line. */
const notForHere = ['other-network', 'not-sold', 'not-with-plan']

/** What a line may become today, in the order of the catalogue, and what it may give up. */
export const choicesOf = (situation: Situation): Success<typeof listChoices> => ({
  asOf: situation.today.toString(),
  nextPeriod: situation.next.issuedOn.toString(),
  choices: [...situation.book.current.offers.values()].flatMap(offer => toChoice(situation, offer)),
  removable: removableOf(situation),
})

const toChoice = (situation: Situation, offer: Offer): readonly ChoiceView[] => {
  if (offer.kind === 'equipment') return []
  const view = toOfferView(situation.book.current, offer, situation.today)
  if (view === null) return []
  const isPlan = offer.kind === 'mobile-plan' || offer.kind === 'home-plan'
  const act = isPlan ? 'change-plan' : 'add'
  const obstacle = obstacleTo(situation, { act, offerCode: offer.code, effect: 'now' })
  if (obstacle === null) return [{ offer: view, act, effects: effectsOf(offer) }]
  return notForHere.includes(obstacle) ? [] : [{ offer: view, act, effects: [], obstacle }]
}

const removableOf = (situation: Situation) =>
  situation.line.state === 'active'
    ? optionsOf(situation)
        .filter(({ endsOn }) => endsOn === null)
        .map(item => ({
          offerCode: item.offerCode,
          names: termsOf(situation.book, item).names,
          monthly: toMoney(priceOn(situation.book, item, situation.today).amount),
        }))
    : []
