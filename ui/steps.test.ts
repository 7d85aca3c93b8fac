import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawingWidth, drawSteps, wrap } from './steps.ts'

const step = (label: string, cents: number) => ({ label, cents, text: `${cents}` })

test('the line goes from one total to the other by its changes', () => {
  const drawing = drawSteps(step('Oct', 7069), [step('A', 420), step('B', -420)], step('Nov', 7069))
  expect(drawing?.path).toMatch(/^M20 118H\d+V54H\d+V118H860$/)
  expect(drawing?.marks.map(mark => mark.tone)).toEqual(['total', 'up', 'down', 'total'])
})

test('no change is a flat line', () => {
  expect(drawSteps(step('Oct', 5), [], step('Nov', 5))?.path).toBe('M20 118H860')
})

test('more than five changes are left to the list', () => {
  const six = Array.from({ length: 6 }, (_, i) => step(`c${i}`, 1))
  expect(drawSteps(step('a', 0), six, step('b', 6))).toBeUndefined()
})

test('nothing is drawn outside the frame', () => {
  const change = fc.integer({ min: -100_000, max: 100_000 })
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e6 }),
      fc.array(change, { maxLength: 5 }),
      (start, all) => {
        const end = all.reduce((sum, cents) => sum + cents, start)
        const drawing = drawSteps(
          step('a', start),
          all.map(cents => step('c', cents)),
          step('b', end),
        )
        const numbers = drawing?.path.match(/[HV][\d.]+/g)?.map(part => Number(part.slice(1))) ?? []
        return (
          numbers.every(value => value >= 0 && value <= drawingWidth) &&
          (drawing?.marks.every(mark => mark.y > 0 && mark.y < 118) ?? false)
        )
      },
    ),
  )
})

test('a label takes four lines at most', () => {
  expect(wrap('Option Cinéma', 20)).toEqual(['Option Cinéma'])
  expect(wrap('Option Sport arrêtée', 14)).toEqual(['Option Sport', 'arrêtée'])
  expect(wrap('Appels vers la Suisse et le Liechtenstein', 14)).toEqual([
    'Appels vers la',
    'Suisse et le',
    'Liechtenstein',
  ])
  expect(wrap('Appels vers la Suisse et le Liechtenstein', 10)).toEqual([
    'Appels',
    'vers la',
    'Suisse et',
    'le Liecht…',
  ])
  expect(wrap('通话，法国固话号码，套餐外', 10)).toEqual(['通话，法国', '固话号码，', '套餐外'])
  expect(wrap('通话，法国固话号码，套餐外费用', 8)).toEqual([
    '通话，法',
    '国固话号',
    '码，套餐',
    '外费用',
  ])
})
