type LineId = string & { readonly line: true }

export const lineId = (text: string) => text as LineId
export const again = (text: string) => text as LineId // breaks
