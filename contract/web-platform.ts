/** What a brand pack tells the screens. A brand changes its hue and chroma, names, and nothing else. */
export type BrandLook = {
  /** Key of the pack, `sfr`. */
  readonly key: string
  /** `SFR`, as in the sentence that says the operator is simulated. */
  readonly operator: string
  /** `Espace Client SFR`. */
  readonly space: string
  /** `SFR & Moi`, the installed application. */
  readonly app: string
  /** Hue in degrees and chroma of the action colour, OKLCH. */
  readonly hue: number
  readonly chroma: number
  /** IANA zone in which instants are shown. */
  readonly timeZone: string
}

export type RunMode = 'demo' | 'test' | 'production'

/** The person signed in, as the frame of a page shows them. */
export type WebVisitor = {
  readonly name: string
  /** Language of their profile, when they chose one. */
  readonly language?: string
}

/**
 * What `server/main.ts` gives the pages of one request: `App.Platform` of both applications.
 * `api` is the contract client bound to the person signed in; it calls handlers in process.
 */
export type WebPlatform<Api> = {
  readonly api: Api
  readonly brand: BrandLook
  readonly mode: RunMode
  readonly visitor?: WebVisitor
  /** Logs a bug met while a page was made, and gives the reference the error page shows. */
  readonly report: (fault: unknown) => string
}
