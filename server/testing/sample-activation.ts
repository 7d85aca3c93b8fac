import type { Activation } from '../../contract/activation.ts'

type Choice = {
  readonly externalId?: string
  readonly number?: string
  readonly mobile?: string
  readonly signedOn?: string
}

/** A single-mobile consumer as a point of sale would deliver them; choose what a test looks at. */
export const sampleActivation = ({
  externalId = 'sale-1',
  number = '10000001',
  mobile = '+33639980001',
  signedOn = '2025-03-10',
}: Choice = {}): Activation => ({
  externalId,
  account: {
    number,
    kind: 'consumer',
    legalName: 'Camille Lefèvre',
    language: 'fr',
    billingDay: 21,
    holder: {
      givenName: 'Camille',
      familyName: 'Lefèvre',
      language: 'fr',
      email: `camille.${number}@exemple.example`,
      mobile,
    },
    billingAddress: {
      lines: ['Appartement 12, escalier B', '8 rue des Érables'],
      postalCode: '69003',
      city: 'Lyon',
      country: 'FR',
    },
  },
  contracts: [
    {
      contractNumber: `M-${number}`,
      kind: 'mobile',
      signedOn,
      commitmentMonths: 12,
      subsidisedHandset: false,
      lines: [
        {
          externalId: `${externalId}-line-1`,
          kind: 'mobile',
          identifier: mobile,
          label: 'Camille',
          iccid: `893310000${number}00`.padEnd(19, '0').slice(0, 19),
          activatedOn: signedOn,
          items: [
            {
              kind: 'plan',
              offerCode: 'mobile-200go',
              startsOn: signedOn,
              consent: {
                acceptedAt: `${signedOn}T10:15:00Z`,
                channel: 'store',
                wording: 'Forfait 200 Go, 22,99 € par mois, engagement 12 mois',
                price: { amount: '2299', currency: 'EUR' },
              },
            },
          ],
        },
      ],
    },
  ],
})
