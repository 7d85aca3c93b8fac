import { wallClock } from '../../kernel/clock.ts'
import { addCharge } from '../billing/public.ts'
import { decideBuyPass } from './pass.ts'
import { insertPass } from './queries.ts'

export async function buyPass(offer: never, shown: never) {
  if (decideBuyPass(offer, shown)) await addCharge(await insertPass(wallClock.now()))
}
