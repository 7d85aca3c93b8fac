import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { generateSync } from 'otplib'
import { agent } from './person.ts'
import { setting } from './setting.ts'
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

const stepSeconds = 30

/** The code of this step or of the next, unless another journey has it: a code serves once, and never after a later one. */
function freeCode(secret: string): string | undefined {
  const now = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000 / stepSeconds)
  for (const step of [now, now + 1]) {
    try {
      mkdirSync(join(setting.folder, `agent-code-${step}`))
      return generateSync({ secret, epoch: step * stepSeconds })
    } catch {
      // Somebody else has it.
    }
  }
  return undefined
}

/** Signs the agent in at the console’s door. */
export async function signInAgent(page: Page, view: View): Promise<void> {
  const { email, password, totpSecret } = agent()
  await page.goto(setting.console)
  await view.sees('Se connecter à la console')
  await view.write('Adresse e-mail', email)
  await view.write('Mot de passe', password)
  let code: string | undefined
  await expect
    .poll(() => (code = freeCode(totpSecret)), { timeout: 3 * stepSeconds * 1000 })
    .toBeDefined()
  await view.write('Code de votre application', code ?? '')
  await view.press('Se connecter')
  await view.sees('Rechercher un client')
}
