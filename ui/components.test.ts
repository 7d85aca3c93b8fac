import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = import.meta.dirname
const roots = [folder, join(folder, '../portal/src'), join(folder, '../console/src')]
const components = roots.flatMap(root =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.svelte'))
    .map(name => ({ name: join(root, name), text: readFileSync(join(root, name), 'utf8') })),
)

function breaking(pattern: RegExp): string[] {
  return components.filter(({ text }) => pattern.test(text)).map(({ name }) => name)
}

test('there are components to look at', () => {
  expect(components.length).toBeGreaterThan(30)
})

test('none writes a style attribute, which the content policy blocks', () => {
  expect(breaking(/\sstyle(:[\w-]+)?=/)).toEqual([])
})

test('none uses {@html}, which Trusted Types refuse', () => {
  expect(breaking(/\{@html/)).toEqual([])
})

test('none names a colour: roles only', () => {
  const outsideBackdrop = components.map(({ name, text }) => ({
    name,
    text: text.replace(/::backdrop \{[^}]*\}/g, ''),
  }))
  const named = outsideBackdrop.filter(({ text }) =>
    /<style>[\s\S]*(#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch)\()/i.test(text),
  )
  expect(named.map(({ name }) => name)).toEqual([])
})

test('none is longer than 150 lines', () => {
  expect(components.filter(({ text }) => text.split('\n').length > 151).map(c => c.name)).toEqual(
    [],
  )
})

// Svelte writes `value` and `checked` when the script wakes, over what was typed before; the defaults it leaves.
test('no question forgets what was typed before the script woke', () => {
  const questions = components.flatMap(({ name, text }) =>
    (text.match(/<(input|textarea)\b(?:=>|[^>])*>/g) ?? []).map(tag => ({ name, tag })),
  )
  const asked = questions.filter(({ tag }) => !/type="hidden"/.test(tag))
  expect(asked.length).toBeGreaterThan(4)
  const writing = /\schecked=|\s\{checked\}/
  const writingText = /\svalue=|\s\{value\}/
  const isChoice = (tag: string) => /type="(radio|checkbox)"/.test(tag)
  const forgetful = asked.filter(
    ({ tag }) => writing.test(tag) || (!isChoice(tag) && writingText.test(tag)),
  )
  expect(forgetful).toEqual([])
})

test('what a caller gives as value or checked does not pass by the rest of the attributes', () => {
  const spread = components.filter(({ text }) => /<input\s[^>]*\{\.\.\.rest\}/.test(text))
  expect(spread.map(({ name }) => name.split('/').at(-1)).toSorted()).toEqual([
    'checkbox.svelte',
    'code-field.svelte',
    'field.svelte',
    'password-field.svelte',
  ])
  const taken = (text: string) => /const \{[^}]*\b(value|checked)\b[^}]*\.\.\.rest/.test(text)
  const bound = (text: string) => text.includes('bind:value')
  expect(spread.filter(({ text }) => !taken(text) && !bound(text)).map(({ name }) => name)).toEqual(
    [],
  )
})
