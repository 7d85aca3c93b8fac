export type LineId = string & { readonly line: true }

/** Says that a text, already validated, is the id of a line. */
export function lineId(text: string): LineId {
  return text as LineId
}
