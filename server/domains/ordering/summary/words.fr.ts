/** Every sentence of a contract summary, in French. The other languages have the same keys. */
export const words = {
  title: 'Récapitulatif contractuel',
  intro:
    'L’essentiel de l’offre sur une page, comme le demande le règlement d’exécution (UE) 2019/2243, pour pouvoir comparer. Il vous est donné avant tout accord.',
  provider: {
    phone: (phone: string, hours: string) => `Téléphone ${phone}, ${hours}`,
  },
  heads: {
    services: 'Services et équipement',
    speed: 'Débits d’internet et recours',
    price: 'Prix',
    duration: 'Durée et résiliation',
    accessibility: 'Clients en situation de handicap',
    other: 'Autres informations',
  },
  offer: 'Offre',
  line: 'Ligne',
  what: 'Ce qu’elle comprend',
  services: {
    voice: 'Appels',
    sms: 'SMS',
    mms: 'MMS',
    data: 'Internet',
  },
  unlimited: 'illimités',
  abroad: (part: string) => `dont ${part} utilisables hors de France, là où l’offre le prévoit`,
  beyond: {
    charged: 'au-delà, facturé au tarif hors forfait',
    blocked: 'au-delà, bloqué : rien n’est facturé',
    slowed: 'au-delà, débit réduit : rien n’est facturé',
  },
  equipment: 'Équipement prêté',
  speeds: {
    download: 'Débit descendant, au plus',
    upload: 'Débit montant, au plus',
    network: 'Réseau mobile',
    megabits: (size: string) => `${size} Mb/s`,
    mobile:
      'En mobile, le débit dépend du lieu, de l’appareil et du nombre de personnes connectées ; aucun débit n’est promis.',
    remedy:
      'Si ce que vous recevez s’écarte nettement, durablement ou souvent de ce qui est annoncé ici, vous pouvez résilier sans frais (C. conso L224-34).',
  },
  price: {
    monthly: 'Chaque mois',
    once: 'Une seule fois',
    discount: (name: string) => `Remise : ${name}`,
    perMonth: (amount: string) => `${amount} par mois`,
    until: (amount: string, day: string) => `${amount} par mois, jusqu’au ${day}`,
    line: 'Total de la ligne par mois, au début',
    nextBill: (day: string) => `Différence sur la facture du ${day}`,
    year: 'Abonnements et frais de la ligne sur 12 factures',
    taxes: 'Les prix sont toutes taxes comprises.',
    usage: 'Ce que l’offre ne comprend pas est facturé aux tarifs hors forfait de la ligne.',
  },
  duration: {
    from: 'À partir du',
    until: 'Jusqu’au',
    commitment: 'Engagement',
    none: 'Aucun',
    commitmentUntil: (day: string) => `Jusqu’au ${day}`,
    leaving: (day: string) => `Prix d’un départ le ${day}, au plus`,
    after: 'Le contrat continue ensuite sans durée, tant que vous ne résiliez pas.',
    law: (citation: string) => `Prix d’un départ calculé selon ${citation}.`,
    notice: (days: number) =>
      `Une résiliation prend effet au plus tard ${days} jours après la demande.`,
  },
  accessibility: [
    'Vos factures et ce récapitulatif sont des PDF balisés, lisibles par un lecteur d’écran.',
    'L’espace client s’utilise au clavier seul et avec un lecteur d’écran.',
    'Un autre format de ce récapitulatif est donné sur demande.',
  ],
  other: {
    withdrawal:
      'Vous avez 14 jours après la commande pour revenir dessus, depuis la page de la commande (C. conso L221-18).',
    quote: (moment: string) => `Ces prix sont garantis jusqu’au ${moment}.`,
    disputes: 'Un désaccord se règle d’abord avec le service client, puis devant le médiateur.',
  },
  mark: 'Empreinte',
  page: (page: string, pages: string) => `Page ${page} sur ${pages}`,
}
export type SummaryWords = typeof words
