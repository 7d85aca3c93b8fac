import type { FoundCustomer } from '../../../../contract/routes/console.ts'

export type Search = {
  readonly query: string
  readonly found: { readonly customers: readonly FoundCustomer[]; readonly more: boolean }
}

/**
 * What this tab searched last, so that the list is there when the agent comes back from a customer. In memory
 * and in the browser only: it leaves with the page when the agent signs out, and is never written on the server.
 */
export const lastSearch = $state<{ kept: Search | undefined }>({ kept: undefined })
