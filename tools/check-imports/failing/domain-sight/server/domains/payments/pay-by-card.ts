import { createIntent } from '../../edges/psp/stripe.ts'

export async function payByCard() {
  return createIntent()
}
