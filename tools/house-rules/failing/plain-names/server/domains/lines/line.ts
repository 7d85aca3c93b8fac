export type LineManager = { open: boolean } // breaks

export interface ILine { // breaks
  id: string
}

export type Iban = string
