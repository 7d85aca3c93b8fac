import type { Numbering } from './dialled-number.ts'

/** National dialling by country of the operator (ITU-T E.164 and E.123). */
export const numberings: Readonly<Record<string, Numbering>> = {
  FR: { countryCode: '33', trunkPrefix: '0', nationalDigits: 9 },
}
