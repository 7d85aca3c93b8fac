/** Closes the line. */
export async function closeLine() {}

export async function openLine() {} // breaks

/** Tells apart. */
export function tell(line: string): string
export function tell(line: unknown): unknown {
  return line
}

function within() {}

within()

export const reopen = (line: string) => line // breaks

/** Moves. */
export const move = () => 1

export const isLine = (line: unknown): line is string => typeof line === 'string'
