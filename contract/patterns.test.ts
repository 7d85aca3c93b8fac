import { expect, test } from 'vitest'
import { Activation } from './activation.ts'
import { everyRoute } from './every-route.ts'

/** Every regular expression that the contract judges a text with. */
const patternsOf = (schema: unknown): readonly string[] => {
  if (typeof schema !== 'object' || schema === null) return []
  const own: unknown = Reflect.get(schema, 'pattern')
  const inner = Object.values(schema).flatMap(patternsOf)
  return typeof own === 'string' ? [own, ...inner] : inner
}

/** 100 000 characters that make a regular expression which goes back run for long. */
const hundredThousand = ['1', ' ', '(', 'a', '0-', 'aA', '.a', '+3', '=', '\t'].flatMap(part => {
  const text = part.repeat(100_000 / part.length)
  return [text, `${text}!`, `x${text}`]
})

test('threat 25: no pattern of the contract takes more than 50 ms of a text of 100 000 characters', async () => {
  const routes = (await everyRoute()).map(({ route }) => route)
  const patterns = new Set([...routes.flatMap(patternsOf), ...patternsOf(Activation)])
  expect(patterns.size).toBeGreaterThan(8)
  for (const pattern of patterns) {
    const expression = new RegExp(pattern, 'u')
    for (const text of hundredThousand) {
      const before = process.cpuUsage()
      expression.test(text)
      const { user, system } = process.cpuUsage(before)
      expect(`${pattern} ${(user + system) / 1000 < 50}`).toBe(`${pattern} true`)
    }
  }
})
