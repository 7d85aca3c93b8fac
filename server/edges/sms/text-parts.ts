import { gsmAlphabet, gsmExtension, plainTwins } from './gsm-alphabet.data.ts'

/** A text as the message centre takes it: one or more parts of at most 140 bytes on the air. */
export type TextParts = {
  /** SMPP data_coding: 0 the default alphabet, 8 UCS-2. */
  readonly dataCoding: 0 | 8
  readonly parts: readonly Buffer[]
}

const single = { gsm: 160, ucs2: 140 } as const
/** Seven bytes of user data header with a 16-bit reference leave 133: 152 septets, 66 UCS-2 signs. */
const joined = { gsm: 152, ucs2: 132 } as const

/**
 * Encodes a text in the default alphabet when all its signs are there, with twins for typographic ones, else in
 * UCS-2, and cuts it between signs. One octet a septet, as SMPP carries them.
 */
export const toTextParts = (body: string): TextParts => {
  const plain = [...body].map(sign => plainTwins[sign] ?? sign).join('')
  const septets = [...plain].map(gsmOf)
  if (septets.every(sign => sign !== null)) {
    return { dataCoding: 0, parts: cut(septets, single.gsm, joined.gsm) }
  }
  const signs = [...body].map(sign => Buffer.from(sign, 'utf16le').swap16())
  return { dataCoding: 8, parts: cut(signs, single.ucs2, joined.ucs2) }
}

const gsmOf = (sign: string): Buffer | null => {
  const extended = gsmExtension[sign]
  if (extended !== undefined) return Buffer.from([0x1b, extended])
  const position = sign === '\u001b' ? -1 : gsmAlphabet.indexOf(sign)
  return position < 0 ? null : Buffer.from([position])
}

const cut = (signs: readonly Buffer[], whole: number, part: number): Buffer[] => {
  const length = signs.reduce((sum, sign) => sum + sign.length, 0)
  if (length <= whole) return [Buffer.concat(signs)]
  const parts: Buffer[][] = [[]]
  let room = part
  for (const sign of signs) {
    if (sign.length > room) {
      parts.push([])
      room = part
    }
    parts.at(-1)?.push(sign)
    room -= sign.length
  }
  return parts.map(list => Buffer.concat(list))
}

/** The header that joins parts again (3GPP TS 23.040 §9.2.3.24.8): 16-bit reference, total, position from 1. */
export const joinHeader = (reference: number, total: number, position: number): Buffer =>
  Buffer.from([6, 8, 4, reference >> 8, reference & 0xff, total, position])
