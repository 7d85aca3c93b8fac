/** ASVS 6.2: any composition, length is what counts; the longest bounds the cost of hashing. */
export const shortestPassword = 12
const longestPassword = 128

export type PasswordRefusal =
  | 'password-too-short'
  | 'password-too-long'
  | 'password-breached'
  | 'password-is-context'

/** A password as it is hashed: the same whatever keyboard composed its accents. */
export const normalisePassword = (text: string): string => text.normalize('NFKC')

type Judged = {
  readonly password: string
  /** Words that anybody near would try first: the brand, the name, the e-mail. */
  readonly context: readonly string[]
  /** Whether it stands in the shipped list of breached ones. */
  readonly breached: boolean
}

/** Why a new password is refused, or null. */
export const refusePassword = ({ password, context, breached }: Judged): PasswordRefusal | null => {
  const length = [...password].length
  if (length < shortestPassword) return 'password-too-short'
  if (length > longestPassword) return 'password-too-long'
  const plain = password.toLowerCase()
  if (breached) return 'password-breached'
  return madeOfContext(plain, context) ? 'password-is-context' : null
}

/** Whether what is left without the context words and a run of digits is too short to matter. */
const madeOfContext = (plain: string, context: readonly string[]): boolean => {
  let rest = plain
  for (const word of context) {
    if (word.length >= 3) rest = rest.replaceAll(word.toLowerCase(), '')
  }
  return rest !== plain && rest.replace(/[\d\W_]/g, '').length < 4
}
