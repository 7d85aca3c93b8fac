export const line: any = 1 // breaks

export type Rows = Array<any> // breaks
