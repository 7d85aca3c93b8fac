import { Compile } from 'typebox/compile'
import { expect, test } from 'vitest'
import { Activation } from '../../contract/activation.ts'
import { readOffers } from '../people/offers.ts'
import { createPopulation } from '../people/population.ts'
import { toActivation } from './activation.ts'

test.each(['sfr', 'ligne-claire'])(
  'every sale of %s is what the contract asks for',
  async brand => {
    const reading = await readOffers(brand)
    if (reading.kind === 'refused') throw new Error(reading.problems.join('\n'))
    const { offers } = reading
    const contract = Compile(Activation)
    for (const household of createPopulation(42, offers)) {
      const card = { pspCustomer: 'cus_1', pspMethod: 'pm_1', automatic: true }
      const activation = toActivation({ household, offers, signedOn: '2024-11-24', card })
      expect([...contract.Errors(activation)]).toEqual([])
      expect(toActivation({ household, offers, signedOn: '2024-11-24', card })).toEqual(activation)
    }
  },
)

test('an item keeps the words and the price shown on the day', async () => {
  const reading = await readOffers('sfr')
  if (reading.kind === 'refused') throw new Error(reading.problems.join('\n'))
  const { offers } = reading
  const [, , home] = createPopulation(42, offers)
  if (!home) throw new Error('there must be a home')
  const wordings = (signedOn: string) =>
    toActivation({ household: home, offers, signedOn, card: undefined }).contracts.flatMap(
      ({ lines }) =>
        lines.flatMap(({ items }) =>
          items.map(({ consent }) => consent.wording.replaceAll('\u00a0', ' ')),
        ),
    )
  expect(wordings('2024-11-24')[0]).toBe('Fibre 1 Gb/s et TV, 44,99 € par mois, engagement 12 mois')
  expect(wordings('2025-03-24')[0]).toBe('Fibre 1 Gb/s et TV, 46,71 € par mois, engagement 12 mois')
  expect(wordings('2025-03-24')).toContain('Décodeur TV 4K, inclus')
})
