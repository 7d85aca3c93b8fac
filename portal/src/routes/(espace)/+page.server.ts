import { type Home, readHome } from '#contract/routes/home.ts'
import { inLanguage } from '#ui/dictionary.ts'
import { boundApi } from '../bound-api.ts'
import { loaded } from '../loaded.ts'
import type { PageServerLoad } from './$types'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

export const load: PageServerLoad = async ({ locals, platform, url }) => {
  const [answer, said] = await Promise.all([
    boundApi(platform)(readHome, {}),
    words(locals.language),
  ])
  const home = loaded(answer, url)
  return { words: said, home, month: monthOf(home, platform?.brand.timeZone ?? 'Europe/Paris') }
}

/** The present period as the page tells it; undefined when the person sees no usage. */
function monthOf({ period, asOf }: Home, timeZone: string) {
  if (!period) return undefined
  const now = Temporal.Instant.from(asOf)
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const [start, end] = [Temporal.PlainDate.from(period.start), Temporal.PlainDate.from(period.end)]
  const days = (from: Temporal.PlainDate) => from.until(end, { largestUnit: 'days' }).days
  return {
    firstDay: period.start,
    lastDay: end.subtract({ days: 1 }).toString(),
    daysLeft: days(today),
    elapsed: 1 - days(today) / days(start),
  }
}
