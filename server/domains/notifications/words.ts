import type { Say } from './say.ts'
import type { TemplateFacts } from './template.ts'

/** One message in one language, each sentence whole: word order differs. */
export type Worded<F> = {
  /** Subject of the mail, title of the notification. */
  readonly subject: (facts: F, say: Say) => string
  /** The mail, one paragraph each: what happened, what is safe, what to do. */
  readonly mail: (facts: F, say: Say) => readonly string[]
  /** The text, and the body of the notification: short, without a link. */
  readonly text: (facts: F, say: Say) => string
  /** What the mail's link does, for templates that lead somewhere. */
  readonly act?: string
}

export type Words = {
  readonly templates: { readonly [T in keyof TemplateFacts]: Worded<TemplateFacts[T]> }
  /** Above a code, for those who only read figures. */
  readonly codeLabel: string
  readonly reference: (reference: string) => string
  readonly textReference: (reference: string) => string
  readonly whoWeAre: (spaceName: string, phone: string) => string
}
