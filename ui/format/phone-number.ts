const pairs = (digits: string) => digits.match(/\d{1,2}/g)?.join('\u00a0') ?? digits

/**
 * A phone number as people read it: French numbers in pairs with their 0, others with their country
 * code and groups of three; short codes and masked numbers (`0612345•••`) as they are.
 */
export function phoneNumber(number: string): string {
  const french = /^\+33(\d{9})$/.exec(number)?.[1] ?? /^0(\d{9})$/.exec(number)?.[1]
  if (french) return pairs(`0${french}`)
  const abroad = /^\+(\d{7,15})$/.exec(number)?.[1]
  if (!abroad) return number
  const [code = '', ...groups] = [countryCode(abroad), ...rest(abroad)]
  return `+${[code, ...groups].join('\u00a0')}`
}

// ITU-T E.164: zones 1 and 7 have one digit; these two-digit codes are whole, the rest have three.
const twoDigits = new Set(
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
    ' ',
  ),
)

function countryCode(digits: string): string {
  if (digits.startsWith('1') || digits.startsWith('7')) return digits.slice(0, 1)
  const two = digits.slice(0, 2)
  return twoDigits.has(two) ? two : digits.slice(0, 3)
}

function rest(digits: string): string[] {
  return digits.slice(countryCode(digits).length).match(/\d{1,3}(?!\d$)|\d{1,4}$/g) ?? []
}
