import type { Language } from '#ui/language.ts'
import type { Theme } from '#ui/themes.ts'
import type { WebPlatform } from '../../contract/web-platform.ts'

declare global {
  namespace App {
    interface Platform extends WebPlatform<unknown> {}
    interface Locals {
      language: Language
      theme: Theme
    }
    interface Error {
      message: string
      /** What the person can quote to us; the same as in our log. */
      reference?: string
    }
  }
}
