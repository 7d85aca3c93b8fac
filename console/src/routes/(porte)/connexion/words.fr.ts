export const words = {
  title: 'Se connecter à la console',
  signedOut: 'Vous êtes déconnecté',
  email: 'Adresse e-mail',
  password: 'Mot de passe',
  code: 'Code de votre application',
  codeHint: 'Les 6 chiffres que votre application d’authentification montre maintenant.',
  submit: 'Se connecter',
  missing: {
    email: 'Saisissez votre adresse e-mail.',
    password: 'Saisissez votre mot de passe.',
    code: 'Saisissez les 6 chiffres de votre application.',
  },
  wrong:
    'L’adresse, le mot de passe ou le code ne convient pas. Un code ne sert qu’une fois : attendez le suivant et recommencez.',
  wait: {
    one: 'Trop d’essais. Par sécurité, attendez {count} minute, puis recommencez.',
    other: 'Trop d’essais. Par sécurité, attendez {count} minutes, puis recommencez.',
  },
  broken: 'Une erreur de notre côté. Référence : {reference}. Recommencez dans un instant.',
} as const
