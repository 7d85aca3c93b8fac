/** Refusals that any page may meet: what happened, what is safe, what to do. */
export const words = {
  'invalid-input':
    'Une réponse n’a pas la forme attendue. Rien n’a été changé. Vérifiez et renvoyez.',
  'idempotency-key-missing':
    'Cette demande est arrivée incomplète. Rien n’a été changé. Rechargez la page et recommencez.',
  'signed-out': 'Vous n’êtes plus connecté. Rien n’a été changé. Connectez-vous et recommencez.',
  'not-allowed': 'Votre rôle sur ce compte ne permet pas de le faire. Le titulaire le peut.',
  'assurance-required':
    'Il faut d’abord vérifier que c’est bien vous. Rien n’a été changé. Recommencez après la vérification.',
  'foreign-origin':
    'Cette demande venait d’une autre page que les nôtres. Rien n’a été changé. Recommencez ici.',
  'not-found': 'Nous ne trouvons pas ce que vous demandez. Rien n’a été changé.',
  'idempotency-in-flight':
    'Votre première demande est encore en cours. Attendez quelques secondes et rechargez la page.',
  'too-large': 'Ce que vous envoyez est trop long. Rien n’a été changé. Raccourcissez et renvoyez.',
  'unsupported-media-type':
    'Cette demande est arrivée sous une forme que nous ne lisons pas. Rien n’a été changé.',
  'idempotency-mismatch':
    'Cette page avait déjà servi à une autre demande. Rien de plus n’a été fait. Rechargez la page et recommencez.',
  'too-many-requests': {
    one: 'Trop d’essais. Par sécurité, attendez {count} minute, puis recommencez.',
    other: 'Trop d’essais. Par sécurité, attendez {count} minutes, puis recommencez.',
  },
  unexpected:
    'Une erreur de notre côté. Référence à nous donner : {reference}. Recommencez dans un instant.',
  overloaded: 'Trop de monde en ce moment. Rien n’a été changé. Recommencez dans une minute.',
} as const
