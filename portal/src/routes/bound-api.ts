import { error } from '@sveltejs/kit'
import type { Client } from '../../../contract/client.ts'

/** The contract's client bound to whoever asks for the page. */
export function boundApi(platform: App.Platform | undefined): Client {
  if (!platform) error(500)
  return platform.api
}
