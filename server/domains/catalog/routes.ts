import { listOffers, type OfferView, readOffer } from '../../../contract/routes/catalog.ts'
import { civilDate } from '../../kernel/calendar.ts'
import { answer, handle, type Registration, refuse } from '../../kernel/http/handler.ts'
import { toOfferView } from './offer-view.ts'
import { readCatalogue } from './read-catalogue.ts'

/** What is sold, for anybody. `zone` is the operator's: an offer begins and ends on its civil days. */
export const catalogRoutes = ({ zone }: { readonly zone: string }): readonly Registration[] => [
  handle(listOffers, async ({ db, clock, input }) => {
    const on = civilDate(clock.now(), zone)
    const { current } = await readCatalogue(db)
    const offers = [...current.offers.values()]
      .filter(({ kind }) => input.query.kind === undefined || kind === input.query.kind)
      .map(offer => toOfferView(current, offer, on))
      .filter((view): view is OfferView => view !== null)
    return answer({ asOf: on.toString(), offers })
  }),

  handle(readOffer, async ({ db, clock, input }) => {
    const { current } = await readCatalogue(db)
    const offer = current.offers.get(input.params.offerCode)
    const view =
      offer === undefined ? null : toOfferView(current, offer, civilDate(clock.now(), zone))
    return view === null ? refuse('not-found') : answer(view)
  }),
]
