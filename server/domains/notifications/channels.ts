import type { Language } from '../../../contract/languages.ts'

/**
 * What the other side said. `accepted` carries its own name for the message, by which receipts come back;
 * `refused` is final: trying again would be refused again. Anything passing is thrown, and tried again.
 */
export type Delivered =
  | { readonly kind: 'accepted'; readonly providerReference: string | null }
  | { readonly kind: 'refused'; readonly reason: string }

export type Mail = {
  /** Also its Message-ID, so that a mail sent twice is shown once. */
  readonly messageId: string
  readonly to: string
  readonly from: { readonly name: string; readonly address: string }
  readonly language: Language
  readonly subject: string
  readonly text: string
  readonly html: string
}
export type SendMail = (mail: Mail) => Promise<Delivered>

export type Text = {
  /** E.164. */
  readonly to: string
  /** At most eleven letters, shown instead of a number. */
  readonly sender: string
  readonly body: string
}
export type SendText = (text: Text) => Promise<Delivered>

/** What a browser gave when it asked to be told (RFC 8291). */
export type PushTarget = {
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
}
export type Push = {
  readonly target: PushTarget
  readonly title: string
  readonly body: string
  /** The page to open. */
  readonly path: string
  readonly messageId: string
}
/** `gone`: the browser no longer wants to be told; the subscription is to be forgotten. */
export type SendPush = (push: Push) => Promise<Delivered | { readonly kind: 'gone' }>
