import type { Language } from '../../../contract/languages.ts'

type Names = Readonly<Record<Language, string>>

/** How the operator shows itself in messages; read from its pack. */
export type MessageBrand = {
  /** Who signs the mails: `SFR`. */
  readonly name: string
  readonly spaceName: Names
  readonly look: { readonly hue: number; readonly chroma: number }
  readonly mailFrom: string
  readonly smsSender: string
  readonly phone: string
  readonly timeZone: string
  /** Origin of the portal: links start with it, whatever a Host header says. */
  readonly publicOrigin: string
  /** Says above each mail that the operator is simulated; null when it is real. */
  readonly ribbon: Names | null
}
