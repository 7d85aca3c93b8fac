import { Compile } from 'typebox/compile'
import { expect, test } from 'vitest'
import { ShortText } from './closed.ts'

const line = Compile(ShortText(40))

test('threat 41: a line of text has no line end and no control character', () => {
  for (const label of ['Camille', 'L’été à 中文', 'a'.repeat(40)])
    expect(line.Check(label)).toBe(true)
  for (const label of [
    'a\r\nBcc: x@y.example',
    'a\nb',
    'a\u2028b',
    'a\u0000',
    '\t',
    '',
    'a'.repeat(41),
  ])
    expect(line.Check(label)).toBe(false)
})
