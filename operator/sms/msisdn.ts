/**
 * A phone number as people and protocols write it (+33 6…, 0033 6…, 33 6…, 06…) in E.164.
 * Answers undefined when it cannot be one: fewer than 8 or more than 15 digits, or letters.
 */
export function toE164(written: string): string | undefined {
  const bare = written.replace(/[\s.()-]/g, '')
  const digits = bare.replace(/^\+|^00/, '')
  if (!/^\d{8,15}$/.test(digits)) return undefined
  const national = bare === digits && /^0[1-9]\d{8}$/.test(digits)
  return national ? `+33${digits.slice(1)}` : `+${digits}`
}
