import type { Theme } from '#ui/themes.ts'
import type { Language } from '../../contract/languages.ts'
import type { WebPlatform } from '../../contract/web-platform.ts'

declare global {
  namespace App {
    interface Platform extends WebPlatform {}
    interface Locals {
      language: Language
      theme: Theme
    }
    interface Error {
      message: string
      /** What an agent can quote; the same as in our log. */
      reference?: string
    }
  }
}
