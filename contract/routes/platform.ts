import { Type } from 'typebox'
import { closed, InstantText } from '../closed.ts'
import { defineRoute } from '../define.ts'
import { LanguageCode } from '../languages.ts'

/** Who runs this customer space, and what time it is there: the first thing any client asks. */
export const readOperator = defineRoute({
  id: 'platform.readOperator',
  method: 'GET',
  path: '/operator',
  summary: 'The operator: its names, languages and contacts, and the present business time.',
  permission: 'public',
  assurance: 'none',
  success: {
    status: 200,
    body: closed({
      brand: Type.String(),
      name: Type.String(),
      /** What the customer space is called, in each language. */
      spaceName: closed({ fr: Type.String(), en: Type.String(), zh: Type.String() }),
      /** True in the demonstration: the operator is simulated and has no link with the brand named. */
      simulated: Type.Boolean(),
      languages: Type.Array(LanguageCode),
      timeZone: Type.String(),
      businessTime: InstantText,
    }),
  },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})
