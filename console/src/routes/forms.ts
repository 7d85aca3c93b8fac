import { error } from '@sveltejs/kit'
import type { Client } from '../../../contract/client.ts'

/** The contract's client bound to the agent who asks for the page. */
export function boundApi(platform: App.Platform | undefined): Client {
  if (!platform) error(500)
  return platform.api
}

/** An answer of a form, trimmed; '' when it is missing or is a file. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** What a refused form shows: the errors in the order of its fields, each with the id of the field. */
export type FormError = { readonly id?: string; readonly text: string }

/** The words of the error of one field, as the summary says them. */
export function errorOf(errors: readonly FormError[] | undefined, id: string): string | undefined {
  return errors?.find(error => error.id === id)?.text
}
