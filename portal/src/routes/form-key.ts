import { randomBytes } from 'node:crypto'

/**
 * The key of a form that must be obeyed once: made with the page, sent with the form, so that a second
 * press or a reload of the answer continues what the first one began. It guards nothing.
 */
export function formKey(): string {
  return randomBytes(18).toString('base64url')
}
