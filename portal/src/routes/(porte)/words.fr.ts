const code = {
  label: 'Code à 6 chiffres',
  submit: 'Vérifier le code',
  missing: 'Recopiez le code reçu : 6 chiffres.',
  notReceived: 'Je n’ai pas reçu le code',
  notReceivedText:
    'Il peut mettre une minute. Regardez aussi vos courriers indésirables. Si rien n’arrive, vérifiez ce que vous avez tapé, ou choisissez l’autre moyen : nous écrivons seulement aux coordonnées que nous avons déjà.',
} as const

const codeRefusals = {
  'code-wrong': 'Ce code n’est pas le bon. Recopiez celui du dernier message reçu.',
  'code-expired': 'Ce code ne vaut plus : il dure 10 minutes. Demandez-en un autre.',
  'too-many-tries': 'Ce code a été essayé trop de fois. Rien n’est perdu : demandez-en un autre.',
  'no-journey': 'Cette étape a expiré. Rien n’a été changé. Reprenez depuis le début.',
} as const

const passwordRefusals = {
  'password-too-short': 'Ce mot de passe est trop court : il faut 12 caractères au moins.',
  'password-too-long': 'Ce mot de passe est trop long : 128 caractères au plus.',
  'password-breached':
    'Ce mot de passe figure dans des listes volées et publiées. Choisissez-en un autre.',
  'password-is-context':
    'Ce mot de passe contient surtout votre nom, votre e-mail ou le nôtre : on le devinerait. Choisissez-en un autre.',
} as const

const password = {
  label: 'Nouveau mot de passe',
  hint: '12 caractères au moins. Quelques mots au hasard sont solides et faciles à retenir. N’utilisez pas celui d’un autre site.',
  missing: 'Choisissez un mot de passe.',
} as const

const channel = {
  question: 'Comment recevoir le code ?',
  sms: 'Par SMS',
  email: 'Par e-mail',
  missing: 'Choisissez SMS ou e-mail.',
} as const

export const words = {
  code,
  codeRefusals,
  password,
  passwordRefusals,
  channel,
  signIn: {
    title: 'Me connecter',
    identifier: 'Votre identifiant',
    identifierHint: 'Adresse e-mail, numéro de mobile, numéro client ou nom choisi',
    identifierMissing: 'Indiquez votre identifiant.',
    password: 'Votre mot de passe',
    passwordMissing: 'Indiquez votre mot de passe.',
    submit: 'Me connecter',
    forgotten: 'J’ai oublié mon mot de passe',
    noSpace: 'Première visite ?',
    noSpaceText:
      'Votre espace s’ouvre avec votre numéro client, un numéro de contrat ou de mobile.',
    create: 'Créer mon compte',
    passwordChanged: 'Votre mot de passe est changé',
    passwordChangedText:
      'Tous vos appareils ont été déconnectés. Connectez-vous avec le nouveau mot de passe.',
    signedOut: 'Vous êtes déconnecté',
    signedOutText: 'À bientôt.',
    refusals: {
      'credentials-wrong':
        'L’identifiant ou le mot de passe n’est pas le bon. Vérifiez les deux, ou demandez un nouveau mot de passe.',
    },
  },
  second: {
    title: 'Vérifions que c’est vous',
    choose: 'Nous ne connaissons pas ce navigateur. Un code à usage unique le confirme.',
    send: 'Recevoir le code',
    none: 'Aucun moyen de vous envoyer un code',
    noneText:
      'Nous n’avons pas d’autre contact que celui qui a servi à changer votre mot de passe. Par sécurité, il pourra servir de nouveau après trois jours.',
    sms: 'Le code part par SMS sur votre mobile. Il vaut 10 minutes.',
    email: 'Le code part à votre adresse e-mail. Il vaut 10 minutes.',
    totp: 'Ouvrez votre application d’authentification et recopiez le code qu’elle affiche.',
    trust: 'Ne plus demander de code sur ce navigateur pendant 90 jours',
    trustHint: 'Ne cochez pas sur un appareil partagé.',
    submit: 'Me connecter',
    another: 'Recevoir un autre code',
    restart: 'Reprendre la connexion',
    refusals: {
      'channel-unavailable':
        'Nous ne pouvons pas envoyer de code par ce moyen. Choisissez l’autre.',
    },
  },
  signUp: {
    title: 'Créer mon compte',
    lead: 'Trois étapes : dire qui vous êtes, recopier un code, choisir un mot de passe.',
    identifier: 'Numéro client, de contrat ou de mobile',
    identifierHint: 'Le numéro client est en haut de chaque facture.',
    identifierMissing: 'Indiquez un de ces trois numéros.',
    submit: 'Recevoir le code',
    already: 'J’ai déjà un compte : me connecter',
    codeTitle: 'Le code reçu',
    codeSms:
      'Si ce numéro est connu, un code est en route par SMS, sur le mobile que nous avons au contrat. Il vaut 10 minutes.',
    codeEmail:
      'Si ce numéro est connu, un code est en route par e-mail, à l’adresse que nous avons au contrat. Il vaut 10 minutes.',
    again: 'Recommencer avec un autre numéro ou un autre moyen',
    exists: 'Ce compte a déjà un espace',
    signIn: 'Me connecter',
    loginTitle: 'Bienvenue {name}',
    loginTitlePlain: 'Votre mot de passe',
    loginText: 'Choisissez avec quoi vous vous connecterez.',
    email: 'Adresse e-mail',
    emailHint: 'Elle sert à vous connecter. Votre numéro client et votre mobile serviront aussi.',
    emailWrong: 'Cette adresse n’est pas complète. Elle s’écrit comme nom@exemple.fr.',
    brandId: 'Un nom pour vous connecter',
    brandIdHint:
      'De 4 à 40 lettres sans accent, chiffres, points ou tirets ; commence par une lettre.',
    finish: 'Ouvrir mon espace',
    refusals: {
      'account-exists':
        'Ce compte a déjà un espace. Connectez-vous, ou demandez un nouveau mot de passe.',
      'identifier-missing': 'Indiquez une adresse e-mail ou un nom pour vous connecter.',
      'identifier-invalid':
        'Ce nom ne convient pas : de 4 à 40 lettres sans accent, chiffres, points ou tirets, en commençant par une lettre.',
      'identifier-taken':
        'Cette adresse ou ce nom sert déjà à un autre espace. Indiquez-en un autre.',
    },
  },
  recovery: {
    title: 'Mot de passe oublié',
    lead: 'Un code, puis un nouveau mot de passe. Rien ne change tant que vous n’avez pas fini.',
    identifier: 'Votre identifiant',
    identifierHint: 'Adresse e-mail, numéro de mobile, numéro client ou nom choisi',
    identifierMissing: 'Indiquez votre identifiant.',
    submit: 'Recevoir le code',
    back: 'Revenir à la connexion',
    codeTitle: 'Le code reçu',
    codeSms:
      'S’il est connu, un code est en route par SMS, sur le mobile que nous avons. Il vaut 10 minutes.',
    codeEmail:
      'S’il est connu, un code et un lien sont en route par e-mail, à l’adresse que nous avons. Le code vaut 10 minutes, le lien une heure.',
    again: 'Recommencer avec un autre identifiant ou un autre moyen',
    newTitle: 'Nouveau mot de passe',
    newText: 'En le changeant, vous déconnectez tous vos appareils.',
    change: 'Changer mon mot de passe',
    linkTitle: 'Changer mon mot de passe',
    linkText: 'Ce lien vient du message que vous avez demandé. Il sert une seule fois.',
    linkOpen: 'Choisir un nouveau mot de passe',
    linkNotMine: 'Si vous n’avez rien demandé, fermez cette page : rien ne change.',
    linkDead:
      'Ce lien a déjà servi ou ne vaut plus. Votre mot de passe n’a pas changé. Demandez un autre message.',
  },
} as const
