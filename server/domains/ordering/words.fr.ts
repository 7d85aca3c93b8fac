import type { ConsentWords } from './words.ts'

export const french: ConsentWords = {
  changePlan: ({ name, line, price, on }) =>
    `J’accepte de passer la ligne ${line} au « ${name} », à ${price} par mois, à partir du ${on}.`,
  addOption: ({ name, line, price, on }) =>
    `J’accepte d’ajouter « ${name} » à la ligne ${line}, pour ${price} par mois, à partir du ${on}.`,
  addPass: ({ name, line, price, lastDay }) =>
    `J’accepte d’acheter « ${name} » pour la ligne ${line}, à ${price} une seule fois, valable jusqu’au ${lastDay} inclus.`,
  remove: ({ name, line, on }) =>
    `Je demande de retirer « ${name} » de la ligne ${line} à partir du ${on}.`,
  undo: ({ reference }) => `J’annule la commande ${reference}.`,
  commitment: ({ until }) => `Je suis engagé jusqu’au ${until}.`,
  summary: ({ mark }) => `J’ai reçu le récapitulatif contractuel ${mark}.`,
  withdraw: ({ reference }) =>
    `Je renonce à la commande ${reference} ; les jours où je l’ai eue restent dus.`,
}
