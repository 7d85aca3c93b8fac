export const words = {
  title: 'Nos messages',
  columns: { title: 'Message', when: 'Date', channel: 'Envoyé par', state: 'État' },
  channels: { sms: 'SMS', email: 'E-mail', push: 'Notification' },
  states: {
    queued: 'En attente',
    sent: 'Envoyé',
    delivered: 'Reçu',
    failed: 'Non remis',
    unwanted: 'Non envoyé, selon votre choix',
  },
  none: 'Aucun message',
  noneText: 'Tout ce que nous vous écrivons apparaîtra ici avec sa référence.',
  older: 'Messages plus anciens',
  note: 'Chaque message porte la référence montrée ici : donnez-la-nous si vous avez une question.',
} as const
