/** What a person may type to say which space is theirs. */
export type IdentifierKind = 'numero-client' | 'contract' | 'mobile' | 'email' | 'brand-id'
export type Identifier = { readonly kind: IdentifierKind; readonly value: string }

const withoutSpaces = (text: string) => text.normalize('NFKC').replace(/[\s.\-()\u00a0\u202f]/g, '')

/** `06 12 34 56 78`, `+33 6…` or `0033 6…` as E.164; null when it is no number of a French line. */
export const toE164 = (text: string): string | null => {
  const digits = withoutSpaces(text).replace(/^00/, '+')
  if (/^0[1-9][0-9]{8}$/.test(digits)) return `+33${digits.slice(1)}`
  return /^\+[1-9][0-9]{6,14}$/.test(digits) ? digits : null
}

/** An e-mail address as it is compared: trimmed, NFKC, lower case; null when it is none. */
export const toEmail = (text: string): string | null => {
  const email = text.normalize('NFKC').trim().toLowerCase()
  return email.length <= 254 && /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(email) ? email : null
}

/** A name chosen to sign in, as it is compared; null when it cannot be one. */
export const toBrandId = (text: string): string | null => {
  const name = text.normalize('NFKC').trim().toLowerCase()
  return /^[a-z][a-z0-9._-]{3,39}$/.test(name) ? name : null
}

/**
 * What a text typed at sign-in or sign-up may be, most likely first. Spaces and case do not
 * matter. Nothing that is asked of an unknown text differs from what is asked of a known one.
 */
export const readIdentifier = (text: string): readonly Identifier[] => {
  const found: Identifier[] = []
  const add = (kind: IdentifierKind, value: string | null) => {
    if (value !== null) found.push({ kind, value })
  }
  const compact = withoutSpaces(text)
  add('email', toEmail(text))
  add('mobile', toE164(text))
  add('numero-client', /^[0-9]{8,12}$/.test(compact) ? compact : null)
  add('contract', toContractNumber(text))
  add('brand-id', toBrandId(text))
  return found
}

/** `m-1000 0001` → `M10000001`: contract numbers are compared without dashes or spaces. */
export const toContractNumber = (text: string): string | null => {
  const compact = withoutSpaces(text).toUpperCase()
  return /^[A-Z0-9]{4,20}$/.test(compact) ? compact : null
}
