import type { LineId } from '../../../contract/ids.ts'

export type Line = { id: LineId; cents: bigint; closedAt: Temporal.Instant | null }

/** Whether the line is open at an instant. */
export function isOpen(line: Line, at: Temporal.Instant): boolean {
  return line.closedAt === null || Temporal.Instant.compare(at, line.closedAt) < 0
}

export class NoSuchLine extends Error {}
