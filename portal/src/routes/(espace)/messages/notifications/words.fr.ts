export const words = {
  title: 'Être prévenu sur cet appareil',
  messages: 'Nos messages',
  thisDevice: 'Notifications',
  states: {
    on: 'Activées',
    off: 'Désactivées',
    denied: 'Refusées',
    unsupported: 'Impossibles ici',
  },
  what: 'Une notification sur cet appareil quand une facture est prête. Elle ouvre la facture.',
  privacy:
    'Elle ne montre ni montant ni nom : d’autres peuvent voir votre écran. Elle cesse quand vous vous déconnectez.',
  turnOn: 'Me prévenir sur cet appareil',
  turnOff: 'Ne plus me prévenir ici',
  undo: {
    denied:
      'Ce navigateur refuse nos notifications. Pour les permettre : touchez l’icône à gauche de l’adresse du site, puis Notifications, puis Autoriser ; revenez ensuite ici.',
    unsupported:
      'Ce navigateur ne sait pas recevoir de notifications. Sur iPhone et iPad, ajoutez d’abord l’espace à l’écran d’accueil, puis ouvrez-le de là.',
  },
  failed:
    'Votre navigateur n’a pas pu s’inscrire aux notifications. Rien n’a changé. Réessayez dans un instant.',
  done: {
    on: 'C’est fait : vous serez prévenu sur cet appareil.',
    off: 'C’est fait : cet appareil ne sera plus prévenu.',
  },
  refusals: {
    'push-service-unknown':
      'Nous ne connaissons pas le service de notifications de ce navigateur. Rien n’a changé : vous recevez toujours nos e-mails.',
    'push-key-invalid':
      'Votre navigateur a donné une adresse que nous ne pouvons pas utiliser. Rien n’a changé. Réessayez, ou mettez-le à jour.',
    'too-many-subscriptions':
      'Vingt appareils sont déjà prévenus, c’est le plus possible. Désactivez les notifications sur l’un d’eux, puis réessayez.',
  },
} as const
