/** What the worker tells a page. Times are ISO instants. */
export type ToPage =
  /** The page shown was read from a copy of that time, as the network did not answer. */
  | { readonly kind: 'copy'; readonly path: string; readonly at: string }
  /** The page shown comes from the server. */
  | { readonly kind: 'live'; readonly path: string }
  /** A form could not be sent: it reached nobody, and is not kept. */
  | { readonly kind: 'unsent' }

/** What can be read on this device without a network. */
export type Kept = {
  readonly pages: readonly { readonly path: string; readonly at: string }[]
  readonly bills: readonly {
    readonly path: string
    readonly at: string
    readonly number?: string | undefined
    readonly issuedOn?: string | undefined
  }[]
}

/** What a page asks of the worker; `list` and `erase` are answered on the port sent along. */
export type ToWorker =
  | { readonly kind: 'take-over' }
  /** Sent by a page that was open before there was a worker. */
  | { readonly kind: 'open'; readonly address: string }
  | { readonly kind: 'list' }
  | { readonly kind: 'erase' }
