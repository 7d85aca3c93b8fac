import { type Language, languages } from '../contract/languages.ts'

const devices = ['desktop', 'phone'] as const
const themes = ['light', 'dark'] as const

/** What one run of the journeys is looked at through. */
export type Axes = {
  readonly language: Language
  readonly device: (typeof devices)[number]
  readonly theme: (typeof themes)[number]
}

export const defaultAxes: Axes = { language: 'fr', device: 'desktop', theme: 'light' }

/** Every combination, the usual one first. */
export function axesOf(): readonly Axes[] {
  return languages.flatMap(language =>
    devices.flatMap(device => themes.map(theme => ({ language, device, theme }))),
  )
}

export function nameOf({ language, device, theme }: Axes): string {
  return `${language},${device},${theme}`
}
