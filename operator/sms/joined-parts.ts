/** One received part of a text; `concat` when the text was too long for one. */
export type TextPart = {
  /** who sent to whom: parts of two texts may carry the same reference */
  conversation: string
  text: string
  concat: { reference: number; total: number; position: number } | undefined
}

export type JoinedParts = {
  /** the whole text once its last missing part is here, else undefined */
  add(part: TextPart): string | undefined
}

const largestPending = 500

/**
 * The concatenation element of a user data header (3GPP TS 23.040 §9.2.3.24.1 and .8):
 * identifier 0 has an 8-bit reference, identifier 8 a 16-bit one.
 */
export function readConcat(udh: readonly Buffer[] | undefined): TextPart['concat'] {
  const element = udh?.find(one => (one[0] === 0 && one[1] === 3) || (one[0] === 8 && one[1] === 4))
  if (!element) return undefined
  const wide = element[0] === 8
  const reference = wide ? element.readUInt16BE(2) : element.readUInt8(2)
  const total = element.readUInt8(wide ? 4 : 3)
  const position = element.readUInt8(wide ? 5 : 4)
  return position >= 1 && position <= total ? { reference, total, position } : undefined
}

/** Puts parts together in whatever order they come; the oldest unfinished text gives way first. */
export function createJoinedParts(): JoinedParts {
  const pending = new Map<string, Map<number, string>>()
  const makeRoom = () => {
    const oldest = pending.keys().next()
    if (pending.size > largestPending && !oldest.done) pending.delete(oldest.value)
  }
  return {
    add: ({ conversation, text, concat }) => {
      if (!concat) return text
      const key = `${conversation}/${concat.reference}/${concat.total}`
      const parts = pending.get(key) ?? new Map<number, string>()
      parts.set(concat.position, text)
      pending.set(key, parts)
      makeRoom()
      if (parts.size < concat.total) return undefined
      pending.delete(key)
      return [...parts.entries()]
        .sort(([a], [b]) => a - b)
        .map(([, part]) => part)
        .join('')
    },
  }
}
