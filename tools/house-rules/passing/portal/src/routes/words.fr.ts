export const words = { paid: 'Payée', due: 'À payer' }
