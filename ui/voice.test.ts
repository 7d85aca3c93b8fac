import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Plural, Sentence } from './dictionary.ts'
import { cardBrand } from './format/card-brand.ts'
import { toDecimal } from './format/money.ts'
import { phoneNumber } from './format/phone-number.ts'
import { voiceOf } from './voice.ts'

const space = '\u00a0'
const fr = voiceOf('fr')
const en = voiceOf('en')
const zh = voiceOf('zh')
const euros = (amount: string) => ({ amount, currency: 'EUR' })

describe('money', () => {
  test('is written as each language writes it, and never breaks', () => {
    expect(fr.money(euros('3490'))).toBe(`34,90${space}€`)
    expect(en.money(euros('3490'))).toBe('€34.90')
    expect(zh.money(euros('3490'))).toBe('€34.90')
    expect(fr.money(euros('123456789'))).toBe(`1${space}234${space}567,89${space}€`)
  })

  test('a debt and a difference wear a real minus', () => {
    expect(fr.money(euros('-5'))).toBe(`\u22120,05${space}€`)
    expect(fr.moneyChange(euros('420'))).toBe(`+${space}4,20${space}€`)
    expect(fr.moneyChange(euros('-500'))).toBe(`\u2212${space}5,00${space}€`)
    expect(fr.moneyChange(euros('0'))).toBe(`0,00${space}€`)
    expect(fr.exactMoney('348000')).toBe(`0,348${space}€`)
    expect(en.exactMoney('18990000')).toBe('€18.99')
    expect(en.moneyChange(euros('-500'))).toBe('\u2212€5.00')
  })

  test('its parts put the unit where the language does', () => {
    expect(fr.moneyParts(euros('7489'))).toEqual({ value: '74,89', unit: '€', unitFirst: false })
    expect(en.moneyParts(euros('7489'))).toEqual({ value: '74.89', unit: '€', unitFirst: true })
    expect(fr.moneyParts(euros('123400'))).toEqual({
      value: `1${space}234,00`,
      unit: '€',
      unitFirst: false,
    })
  })

  test('no amount passes through a float', () => {
    expect(fr.money(euros('900719925474099301'))).toBe(
      `9${space}007${space}199${space}254${space}740${space}993,01${space}€`,
    )
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), cents => {
        const [whole = '', digits = ''] = toDecimal(String(cents), 2).split('.')
        return digits.length === 2 && BigInt(`${whole}${digits}`) === cents
      }),
    )
  })

  test('what is not whole cents is a bug', () => {
    for (const amount of ['34.90', '', '1e3', ' 1'])
      expect(() => fr.money(euros(amount))).toThrow(/not whole minor units/)
  })
})

test('quantities keep their unit and choose it', () => {
  expect(fr.data('61800000000')).toBe(`61,8${space}Go`)
  expect(fr.data(400_000_000)).toBe(`400${space}Mo`)
  expect(fr.data(0)).toBe(`0${space}ko`)
  expect(en.data(2e12)).toBe(`2${space}TB`)
  expect(fr.dataParts(61.8e9)).toEqual({ value: '61,8', unit: 'Go', unitFirst: false })
  expect(fr.percent(0.38)).toBe(`38${space}%`)
  expect(fr.rate(550)).toBe(`5,5${space}%`)
})

test('durations are read aloud as written', () => {
  expect(fr.duration(724)).toBe(`12${space}min${space}04${space}s`)
  expect(fr.duration(720)).toBe(`12${space}min`)
  expect(fr.duration(3725)).toBe(`1${space}h${space}02${space}min`)
  expect(fr.duration(45)).toBe(`45${space}s`)
})

test('a civil date has no zone, an instant is shown in the brand’s', () => {
  expect(fr.date('2026-11-21')).toBe('21 novembre 2026')
  expect(voiceOf('fr', 'Pacific/Noumea').date('2026-11-21')).toBe('21 novembre 2026')
  expect(fr.time('2026-11-22T13:05:00Z')).toBe('14:05')
  expect(fr.day('2026-11-22T23:30:00Z')).toBe('23 novembre')
  expect(fr.day('2026-11-01')).toBe('1er novembre')
  expect(fr.numericDate('2026-11-01')).toBe('01/11/2026')
  expect(fr.month('2026-11')).toBe('novembre 2026')
  expect(zh.day('2026-11-21')).toBe('11月21日')
  expect(() => fr.date('soon')).toThrow(/not a date/)
})

test('phone numbers are read in pairs at home and by country abroad', () => {
  expect(phoneNumber('+33612345678')).toBe(['06', '12', '34', '56', '78'].join(space))
  expect(phoneNumber('0612345678')).toBe(['06', '12', '34', '56', '78'].join(space))
  expect(phoneNumber('+41791234567')).toBe(['+41', '791', '234', '567'].join(space))
  expect(phoneNumber('+352621123456')).toBe(['+352', '621', '123', '456'].join(space))
  expect(phoneNumber('1023')).toBe('1023')
  expect(phoneNumber('061234••••')).toBe('061234••••')
})

describe('say', () => {
  test('fills places, and leaves what it is not given in sight', () => {
    const sentence: Sentence<'amount' | 'day'> = 'Payer {amount} le {day}'
    expect(fr.say(sentence, { amount: 'A', day: 'D' })).toBe('Payer A le D')
    const markup: Sentence<'name'> = '{name}'
    expect(fr.say(markup, { name: '{name} $1' })).toBe('{name} $1')
  })

  test('chooses the form of a plural as its language does', () => {
    const days: Plural<'count'> = { one: '{count} jour', other: '{count} jours' }
    expect([0, 1, 2].map(count => fr.say(days, { count }))).toEqual(['0 jour', '1 jour', '2 jours'])
    expect([0, 1, 2].map(count => en.say(days, { count }))).toEqual([
      '0 jours',
      '1 jour',
      '2 jours',
    ])
    expect(zh.say({ other: '{count} 天' }, { count: 1 })).toBe('1 天')
  })
})

test('a voice is made once', () => {
  expect(voiceOf('fr')).toBe(fr)
})

test('what may be years old is dated with its year', () => {
  expect(fr.fullMoment('2025-11-01T13:05:00Z')).toBe('1er novembre 2025 à 14:05')
  expect(en.fullMoment('2025-11-01T13:05:00Z')).toBe('1 November 2025 at 14:05')
  expect(zh.fullMoment('2025-11-01T13:05:00Z')).toBe('2025年11月1日 14:05')
})

test('a card is named as its network names itself; one we do not know, as the processor says', () => {
  expect(['visa', 'AMEX', 'cartes_bancaires', 'newcomer'].map(cardBrand)).toEqual([
    'Visa',
    'American Express',
    'CB',
    'newcomer',
  ])
})
