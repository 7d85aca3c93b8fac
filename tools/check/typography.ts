const space = '[ ]'
const units = '(Go|Mo|Ko|€|%|h|min|SMS)'

/** What French typography forbids in a text, and how to say it. */
const faults: readonly { found: RegExp; message: string }[] = [
  {
    found: new RegExp(`${space}[;:!?»]`),
    message: 'put a non-breaking space before ; : ! ? »',
  },
  {
    found: /[\p{L}\p{N})}»](?:[;:!?])(?=\s|$)/u,
    message: 'put a non-breaking space before ; : ! ?',
  },
  {
    found: new RegExp(`«${space}|«(?=[\\p{L}\\p{N}{])`, 'u'),
    message: 'put a non-breaking space after «',
  },
  {
    found: new RegExp(
      `[\\d}]${space}?€|[\\d}]${space}${units}(?![\\p{L}])|^${space}${units}(?![\\p{L}])`,
      'u',
    ),
    message: 'put a non-breaking space between a number and its unit',
  },
  { found: /\p{L}'[\p{L}{]|\p{L}'$/u, message: 'write the apostrophe ’' },
  { found: /\.\.\./, message: 'write the ellipsis …' },
]

/** What is wrong with a piece of French text, in sentences; nothing when it is well set. */
export function typography(piece: string): string[] {
  return faults.filter(fault => fault.found.test(piece)).map(fault => fault.message)
}

/**
 * Whether a Chinese entry still holds French: a letter that only French has, or the French text itself
 * where it is more than a name or an abbreviation.
 */
export function leftInFrench(chinese: readonly string[], french: readonly string[]): boolean {
  const text = chinese.join('')
  const isSame = text === french.join('')
  return (
    /[àâçéèêëîïôùûüœ]/i.test(text) || (isSame && /\p{Ll}{2,}[ ’]\p{Ll}{2,}|^\p{Ll}{3,}/u.test(text))
  )
}
