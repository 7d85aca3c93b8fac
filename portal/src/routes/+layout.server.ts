import { error } from '@sveltejs/kit'
import { uiWords } from '#ui/ui-words.ts'
import type { LayoutServerLoad } from './$types'
import { frameWords } from './frame-words.ts'

/** What every page shows around its content. A screen adds its own words under `words`. */
export const load: LayoutServerLoad = async ({ platform, locals }) => {
  if (!platform) error(500)
  const { language, theme } = locals
  const { visitor } = platform
  const { id, appName, spaceName, timeZone, texts } = platform.brand
  const [ui, frame] = await Promise.all([uiWords(language), frameWords(language)])
  return {
    language,
    theme,
    brand: { id, app: appName, space: spaceName[language], timeZone },
    ribbon: platform.mode === 'production' ? undefined : texts.ribbon[language],
    visitor: visitor && { name: visitor.name },
    ui,
    frame,
  }
}
