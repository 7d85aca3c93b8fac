import { fail, redirect } from '@sveltejs/kit'
import { asId } from '#contract/ids.ts'
import type { Language } from '#contract/languages.ts'
import { startPayment } from '#contract/routes/payments.ts'
import { inLanguage } from '#ui/dictionary.ts'
import { boundApi } from '../../bound-api.ts'
import { type FormError, formText } from '../../forms.ts'
import { sayRefusal } from '../../refusals/say-refusal.ts'

/** The words of both pages that lead to the bank. */
export const payWords = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

type Sent = {
  readonly platform: App.Platform | undefined
  readonly language: Language
  readonly form: FormData
  /** Undefined pays what the account owes in all. */
  readonly bill: string | undefined
}

/** Starts the payment that a form asks for, then leads to the page of the PSP; else says why not. */
export async function startPaying({ platform, language, form, bill }: Sent) {
  const amount = formText(form, 'montant')
  const words = await payWords(language)
  const owed = /^[1-9]\d{0,11}$/.test(amount) ? amount : '0'
  const answer = await boundApi(platform)(
    startPayment,
    {
      body: {
        accountId: asId('account', formText(form, 'compte')),
        ...(bill === undefined ? {} : { billId: asId('bill', bill) }),
        owed: { amount: owed, currency: 'EUR' },
        language,
      },
    },
    { idempotencyKey: formText(form, 'cle') },
  )
  if (answer.ok) redirect(303, `/paiements/${answer.body.id}?vers=banque`)
  const text = await sayRefusal(language, answer.problem, words.refusals)
  const errors: FormError[] = [{ text }]
  return fail(answer.status, { errors })
}
