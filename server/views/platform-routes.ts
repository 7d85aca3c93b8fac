import { type Language, languages } from '../../contract/languages.ts'
import { readOperator } from '../../contract/routes/platform.ts'
import { answer, handle, type Registration } from '../kernel/http/handler.ts'

type PlatformDeps = {
  readonly brand: string
  readonly name: string
  readonly spaceName: Readonly<Record<Language, string>>
  readonly simulated: boolean
  readonly timeZone: string
}

const offered: Language[] = [...languages]

/** Who runs this customer space. */
export const platformRoutes = (operator: PlatformDeps): readonly Registration[] => [
  handle(readOperator, async ({ clock }) =>
    answer({
      ...operator,
      spaceName: { ...operator.spaceName },
      languages: offered,
      businessTime: clock.now().toString(),
    }),
  ),
]
