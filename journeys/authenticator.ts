import type { Page } from '@playwright/test'
import { generateSync } from 'otplib'
import type { View } from './view.ts'

/** From its page, shows the key of a new authenticator app; answers it. */
export async function showKey(page: Page, view: View): Promise<string> {
  await page.goto('/securite/application')
  await view.press('Afficher le code à scanner')
  await view.field('Le code que l’application affiche').waitFor()
  return page.locator('input[name=cle]').inputValue()
}

/** Copies the code of the app, as it is now. */
export async function confirmKey(view: View, secret: string): Promise<void> {
  await view.write('Le code que l’application affiche', generateSync({ secret }))
  await view.press('Activer l’application')
  await view.reads(
    'Votre application est activée. Son code sera demandé à votre prochaine connexion.',
  )
}
