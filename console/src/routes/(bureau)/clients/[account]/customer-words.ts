import type { officeWords } from '../../office-words.ts'

/** The words of a customer's page, as its parts take them. */
export type CustomerWords = Awaited<ReturnType<typeof officeWords>>['customer']
