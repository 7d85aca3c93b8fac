import { test } from './journey.ts'
import { signInReadAndPay } from './main-journey.ts'
import { claimCustomer } from './person.ts'

test.use({ javaScriptEnabled: false })

test('without script one signs in, reads a bill, downloads it and pays', async ({ page, view }) => {
  await signInReadAndPay(page, view, claimCustomer())
})
