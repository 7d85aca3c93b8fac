import { writeFileSync } from 'node:fs'
import { languages } from '../contract/languages.ts'
import { test } from './journey.ts'
import { claimCustomer, openSession, readerFile } from './person.ts'

// Three codes an hour and destination: those who only read sign in once for all.
for (const language of languages) {
  test(`somebody who reads ${language} signs in`, async ({ context }) => {
    const customer = claimCustomer(['everything'])
    await openSession(context.request, customer, language)
    const { cookies } = await context.storageState()
    writeFileSync(readerFile(language), JSON.stringify({ customer, cookies }))
  })
}
