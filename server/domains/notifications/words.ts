import type { Say } from './say.ts'
import type { TemplateFacts } from './template.ts'

/** What a locked screen shows to whoever passes by: no amount, no number, no name. */
type Notification = { readonly title: string; readonly body: string }

/** One message in one language, each sentence whole: word order differs. */
export type Worded<F> = {
  /** Subject of the mail. */
  readonly subject: (facts: F, say: Say) => string
  /** The mail, one paragraph each: what happened, what is safe, what to do. */
  readonly mail: (facts: F, say: Say) => readonly string[]
  /** The text: short, without a link. */
  readonly text: (facts: F, say: Say) => string
  /** The notification, when it says more than that something waits. */
  readonly notification?: Notification
  /** What the mail's link does, for templates that lead somewhere. */
  readonly act?: string
}

export type Words = {
  readonly templates: { readonly [T in keyof TemplateFacts]: Worded<TemplateFacts[T]> }
  /** Above a code, for those who only read figures. */
  readonly codeLabel: string
  readonly reference: (reference: string) => string
  readonly textReference: (reference: string) => string
  /** Of a message that has no notification of its own. */
  readonly notification: Notification
  readonly whoWeAre: (spaceName: string, phone: string) => string
}
