/** The header by which each page, and the data of each page, says whose and in which dress it is. */
export const frameHeader = 'x-lc-frame'

/** Whose page it is. `tag` is the person's, then the session's, as digests; absent: nobody is signed in. */
export type Frame = {
  readonly tag?: string | undefined
  readonly language: string
  readonly theme: string
  readonly brand: string
}

const nobody = 'nobody'

/** A frame as the text of its header. */
export function writeFrame({ tag, language, theme, brand }: Frame): string {
  return [tag ?? nobody, language, theme, brand].join(' ')
}

/** The frame that an answer carries; undefined when it is no page of ours. */
export function readFrame(header: string | null): Frame | undefined {
  const [tag, language, theme, brand] = header?.split(' ') ?? []
  if (!tag || !language || !theme || !brand) return undefined
  return { language, theme, brand, ...(tag === nobody ? {} : { tag }) }
}

/** The part of a tag that names the person, whatever their session. */
export function personOf(tag: string): string {
  return tag.split('-')[0] ?? tag
}
