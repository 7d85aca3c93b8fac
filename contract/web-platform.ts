import type { Client } from './client.ts'
import type { RouteShape } from './define.ts'
import type { Language } from './languages.ts'

/**
 * What a brand pack tells the screens: `brand.yaml` as read, of which a page needs this much. A brand
 * changes its hue and chroma, its names, and nothing else of the look.
 */
export type BrandLook = {
  /** Folder of the pack, and of its icons. */
  readonly id: string
  readonly name: string
  readonly spaceName: Readonly<Record<Language, string>>
  readonly appName: string
  /** Hue in degrees and chroma of the action colour, OKLCH. */
  readonly look: { readonly hue: number; readonly chroma: number }
  /** IANA zone in which instants are shown. */
  readonly timeZone: string
  readonly texts: { readonly ribbon: Readonly<Record<Language, string>> }
}

/** The person signed in, as the frame of a page shows them. */
export type WebVisitor = {
  readonly name: string
  /** Language of their profile, when they chose one. */
  readonly language?: Language
  /** Names the person, then the session, to their own browser: keyed digests that open nothing. */
  readonly tag?: string
}

/**
 * What `server/main.ts` gives the pages of one request: `App.Platform` of both applications.
 * `api` is the contract client bound to the person signed in; it calls handlers in process.
 */
export type WebPlatform = {
  readonly api: Client
  /** What the server registers on this port: the API, for the page that describes it. */
  readonly operations: readonly RouteShape[]
  readonly brand: BrandLook
  readonly mode: 'demo' | 'test' | 'production'
  /** Undefined when nobody is signed in: the signed-in rooms then lead to the sign-in page. */
  readonly visitor: WebVisitor | undefined
  /** Logs a bug met while a page was made, and gives the reference the error page shows. */
  readonly report: (fault: unknown) => string
}
