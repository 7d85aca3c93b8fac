import { expect, test } from 'vitest'
import { branchOf, itemsOf, metadataOf, parseForm, textOf, wholeOf } from './form.ts'

test('nested fields and arrays, with and without an index', () => {
  const form = parseForm(
    'line_items[0][quantity]=2&line_items[1][quantity]=3&expand[]=a&expand[]=b.c',
  )
  const items = itemsOf(form, 'line_items')
  expect(items.map(item => (typeof item === 'string' ? '' : wholeOf(item, 'quantity')))).toEqual([
    2, 3,
  ])
  expect(itemsOf(form, 'expand')).toEqual(['a', 'b.c'])
  expect(branchOf(form, 'nothing')).toEqual({})
})

test('what is empty is absent, and a field is either a text or a branch', () => {
  const form = parseForm('email=&metadata[bill]=F-1&metadata[deep][er]=x&amount[x]=1')
  expect(textOf(form, 'email')).toBeUndefined()
  expect(textOf(form, 'amount')).toBeUndefined()
  expect(metadataOf(form)).toEqual({ bill: 'F-1' })
})

test.each(['', '-1', '34.9', '1e3', '123456789', ' 12'])('%o is no whole amount', text => {
  expect(wholeOf(parseForm(`amount=${encodeURIComponent(text)}`), 'amount')).toBeUndefined()
})

test('names of the language itself are only names', () => {
  const form = parseForm('__proto__[admin]=1&constructor[prototype][admin]=1&metadata[__proto__]=x')
  expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false)
  expect(Reflect.get({}, 'admin')).toBeUndefined()
  expect(Object.keys(form)).toContain('__proto__')
})

test('no more than 500 pairs and 8 levels are read', () => {
  const many = Array.from({ length: 2_000 }, (_none, index) => `f${index}=1`).join('&')
  expect(Object.keys(parseForm(many))).toHaveLength(500)
  expect(JSON.stringify(parseForm(`a${'[b]'.repeat(5_000)}=1`)).length).toBeLessThan(100)
})
