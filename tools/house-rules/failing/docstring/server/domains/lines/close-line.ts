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
