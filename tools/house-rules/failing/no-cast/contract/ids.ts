type LineId = string & { readonly line: true }

/** An example. */
export const lineId = (text: string) => text as LineId
/** An example. */
export const again = (text: string) => text as LineId // breaks
