/** The sentences of the hosted pages; the French ones come first, the others have the same keys. */
export type HostedWords = typeof fr

export const hostedLanguages = ['fr', 'en', 'zh'] as const

export type HostedLanguage = (typeof hostedLanguages)[number]

const fr = {
  ribbon: 'Banque simulée : aucune vraie carte n’est acceptée, aucun argent ne circule.',
  pay: (amount: string) => `Payer ${amount}`,
  save: 'Enregistrer une carte',
  payTitle: 'Paiement par carte',
  details: 'Ce que vous payez',
  name: 'Nom sur la carte',
  number: 'Numéro de carte',
  numberHint: '16 chiffres, les espaces sont acceptés',
  expiry: 'Date d’expiration',
  expiryHint: 'Mois et année, par exemple 04/29',
  code: 'Cryptogramme',
  codeHint: 'Les 3 chiffres au dos de la carte',
  cancel: 'Annuler et revenir au marchand',
  problem: 'Il y a un problème',
  error: 'Erreur :',
  notCharged: 'Vous n’avez pas été débité.',
  tests: 'Cartes d’essai de cette banque',
  testsNote: 'Toute date à venir et tout cryptogramme de 3 chiffres conviennent.',
  testNumber: 'Numéro',
  testEffect: 'Effet',
  challengeTitle: 'Confirmez que c’est bien vous',
  challengePay: (amount: string, card: string) =>
    `La banque simulée vous demande de confirmer un paiement de ${amount} avec la carte finissant par ${card}.`,
  challengeSave: (card: string) =>
    `La banque simulée vous demande de confirmer l’enregistrement de la carte finissant par ${card}.`,
  accept: 'Confirmer',
  refuse: 'Refuser',
  doneTitle: 'C’est déjà fait',
  done: 'Cette opération est terminée. Vous pouvez revenir au marchand.',
  closedTitle: 'Cette page n’est plus valable',
  closed: 'La demande a expiré ou a été annulée. Vous n’avez pas été débité.',
  unknownTitle: 'Page inconnue',
  unknown: 'Cette adresse ne correspond à aucune opération de la banque simulée.',
  back: 'Revenir au marchand',
  languages: 'Langue',
  refusals: {
    incorrect_number: 'Ce numéro de carte n’est pas correct. Vérifiez-le.',
    invalid_expiry_month: 'Cette date d’expiration n’est pas correcte. Écrivez-la comme 04/29.',
    invalid_expiry_year: 'Cette date d’expiration est passée ou incorrecte.',
    invalid_cvc: 'Le cryptogramme compte 3 chiffres, au dos de la carte.',
    test_mode_live_card: 'Cette banque est simulée : utilisez une de ses cartes d’essai.',
    insufficient_funds:
      'La banque a refusé : le solde de la carte ne suffit pas. Essayez une autre carte.',
    expired_card: 'La banque a refusé : cette carte a expiré. Essayez une autre carte.',
    incorrect_cvc: 'La banque a refusé : le cryptogramme ne correspond pas à la carte.',
    authentication: 'Vous n’avez pas confirmé votre identité. Réessayez ou changez de carte.',
    declined: 'La banque a refusé cette carte. Essayez une autre carte.',
  },
  rules: {
    approves: 'accepte',
    'challenges-until-saved':
      'demande une confirmation (3-D Secure), puis accepte une fois enregistrée',
    'always-challenges': 'demande une confirmation (3-D Secure) à chaque fois',
    declines: 'refuse',
    'lacks-funds': 'refuse, solde insuffisant',
    'has-expired': 'refuse, carte expirée',
    'wrong-code': 'refuse, cryptogramme incorrect',
    'declines-once-saved': 'accepte ici, refuse plus tard en prélèvement automatique',
    'drops-after-commit': 'paie, puis coupe la connexion sans répondre',
  },
}

const en: HostedWords = {
  ribbon: 'Simulated bank: no real card is accepted, no money moves.',
  pay: amount => `Pay ${amount}`,
  save: 'Save a card',
  payTitle: 'Card payment',
  details: 'What you are paying',
  name: 'Name on card',
  number: 'Card number',
  numberHint: '16 digits, spaces are fine',
  expiry: 'Expiry date',
  expiryHint: 'Month and year, for example 04/29',
  code: 'Security code',
  codeHint: 'The 3 digits on the back of the card',
  cancel: 'Cancel and go back to the merchant',
  problem: 'There is a problem',
  error: 'Error:',
  notCharged: 'You have not been charged.',
  tests: 'Test cards of this bank',
  testsNote: 'Any future date and any 3-digit code will do.',
  testNumber: 'Number',
  testEffect: 'Effect',
  challengeTitle: 'Confirm that it is you',
  challengePay: (amount, card) =>
    `The simulated bank asks you to confirm a payment of ${amount} with the card ending in ${card}.`,
  challengeSave: card =>
    `The simulated bank asks you to confirm saving the card ending in ${card}.`,
  accept: 'Confirm',
  refuse: 'Refuse',
  doneTitle: 'Already done',
  done: 'This is complete. You can go back to the merchant.',
  closedTitle: 'This page is no longer valid',
  closed: 'The request has expired or was cancelled. You have not been charged.',
  unknownTitle: 'Unknown page',
  unknown: 'This address matches nothing the simulated bank knows.',
  back: 'Go back to the merchant',
  languages: 'Language',
  refusals: {
    incorrect_number: 'This card number is not correct. Please check it.',
    invalid_expiry_month: 'This expiry date is not correct. Write it like 04/29.',
    invalid_expiry_year: 'This expiry date is past or not correct.',
    invalid_cvc: 'The security code has 3 digits, on the back of the card.',
    test_mode_live_card: 'This bank is simulated: please use one of its test cards.',
    insufficient_funds: 'The bank refused: the card has insufficient funds. Try another card.',
    expired_card: 'The bank refused: this card has expired. Try another card.',
    incorrect_cvc: 'The bank refused: the security code does not match the card.',
    authentication: 'You did not confirm that it was you. Try again or use another card.',
    declined: 'The bank refused this card. Try another card.',
  },
  rules: {
    approves: 'accepts',
    'challenges-until-saved': 'asks for confirmation (3-D Secure), then accepts once saved',
    'always-challenges': 'asks for confirmation (3-D Secure) every time',
    declines: 'refuses',
    'lacks-funds': 'refuses, insufficient funds',
    'has-expired': 'refuses, expired card',
    'wrong-code': 'refuses, wrong security code',
    'declines-once-saved': 'accepts here, refuses automatic payments later',
    'drops-after-commit': 'pays, then cuts the connection without an answer',
  },
}

const zh: HostedWords = {
  ribbon: '模拟银行：不接受真实银行卡，不产生真实扣款。',
  pay: amount => `支付 ${amount}`,
  save: '保存银行卡',
  payTitle: '银行卡支付',
  details: '支付内容',
  name: '持卡人姓名',
  number: '卡号',
  numberHint: '16 位数字，可含空格',
  expiry: '有效期',
  expiryHint: '月份和年份，例如 04/29',
  code: '安全码',
  codeHint: '卡背面的 3 位数字',
  cancel: '取消并返回商户',
  problem: '出现问题',
  error: '错误：',
  notCharged: '您没有被扣款。',
  tests: '本银行的测试卡',
  testsNote: '任意未来日期和任意 3 位安全码均可。',
  testNumber: '卡号',
  testEffect: '效果',
  challengeTitle: '请确认是您本人',
  challengePay: (amount, card) => `模拟银行请您确认使用尾号 ${card} 的银行卡支付 ${amount}。`,
  challengeSave: card => `模拟银行请您确认保存尾号 ${card} 的银行卡。`,
  accept: '确认',
  refuse: '拒绝',
  doneTitle: '已经完成',
  done: '此操作已完成，您可以返回商户。',
  closedTitle: '此页面已失效',
  closed: '请求已过期或已取消。您没有被扣款。',
  unknownTitle: '未知页面',
  unknown: '此地址不对应模拟银行的任何操作。',
  back: '返回商户',
  languages: '语言',
  refusals: {
    incorrect_number: '卡号不正确，请检查。',
    invalid_expiry_month: '有效期不正确，请按 04/29 的格式填写。',
    invalid_expiry_year: '有效期已过或不正确。',
    invalid_cvc: '安全码为卡背面的 3 位数字。',
    test_mode_live_card: '这是模拟银行，请使用测试卡。',
    insufficient_funds: '银行拒绝：余额不足。请换一张卡。',
    expired_card: '银行拒绝：此卡已过期。请换一张卡。',
    incorrect_cvc: '银行拒绝：安全码与卡不符。',
    authentication: '您没有确认身份。请重试或换一张卡。',
    declined: '银行拒绝了此卡。请换一张卡。',
  },
  rules: {
    approves: '接受',
    'challenges-until-saved': '要求确认（3-D Secure），保存后直接接受',
    'always-challenges': '每次都要求确认（3-D Secure）',
    declines: '拒绝',
    'lacks-funds': '拒绝，余额不足',
    'has-expired': '拒绝，卡已过期',
    'wrong-code': '拒绝，安全码错误',
    'declines-once-saved': '此处接受，之后自动扣款时拒绝',
    'drops-after-commit': '完成支付，然后不作答复直接断开连接',
  },
}

const dictionaries: Readonly<Record<HostedLanguage, HostedWords>> = { fr, en, zh }

export function hostedWords(language: HostedLanguage): HostedWords {
  return dictionaries[language]
}

/** The first known language among what was asked, in order; French otherwise. */
export function chooseLanguage(...asked: readonly (string | null | undefined)[]): HostedLanguage {
  const tags = asked.flatMap(value => (value ?? '').split(',')).map(tag => tag.trim().slice(0, 2))
  const known = tags.flatMap(tag =>
    hostedLanguages.filter(language => language === tag.toLowerCase()),
  )
  return known[0] ?? 'fr'
}

/** What a refusal is called on the page, from the codes of the API. */
export function sentenceOf(words: HostedWords, code: string, declineCode?: string): string {
  const byCode: Readonly<Record<string, string>> = {
    ...words.refusals,
    payment_intent_authentication_failure: words.refusals.authentication,
  }
  return byCode[declineCode ?? code] ?? byCode[code] ?? words.refusals.declined
}
