const acts = [
  { path: /^\/(payer|paiements|moyens-de-paiement)(\/|$)/, need: 'pay' },
  { path: /^\/(securite|verification|preferences|deconnexion)(\/|$)/, need: 'change' },
] as const

/** What a page that was asked for without a network would have served to do; undefined when it is only read. */
export function needOf(path: string): 'pay' | 'change' | undefined {
  return acts.find(act => act.path.test(path))?.need
}

/** The page that was asked for, when the address names one of ours: a link made elsewhere leads nowhere else. */
export function askedFor(address: {
  readonly searchParams: { get(name: string): string | null }
}): string | undefined {
  const path = address.searchParams.get('de')
  return path && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : undefined
}
