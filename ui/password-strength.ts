export type PasswordStrength =
  | { readonly kind: 'short'; readonly missing: number }
  | { readonly kind: 'weak' | 'fair' | 'strong' }

/** The least a password may hold; the server refuses shorter ones, and known ones. */
const passwordLength = 12

/**
 * What is shown while a password is typed. It only encourages length and variety; whether a password
 * is accepted is the server's to say (length and the list of breached ones).
 */
export function passwordStrength(password: string): PasswordStrength {
  const length = [...password].length
  if (length < passwordLength) return { kind: 'short', missing: passwordLength - length }
  const distinct = new Set(password).size
  if (distinct < 6 || /^(.{1,6})\1+$/u.test(password)) return { kind: 'weak' }
  return { kind: length >= 16 && distinct >= 10 ? 'strong' : 'fair' }
}
