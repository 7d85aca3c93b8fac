/** How a page is lit: by the system, or as the person chose. */
export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Narrows what a cookie or a form holds to a theme. */
export const toTheme = (value: unknown): Theme => themes.find(theme => theme === value) ?? 'auto'
