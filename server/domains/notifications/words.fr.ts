import type { Words } from './words.ts'

export const french: Words = {
  codeLabel: 'Votre code',
  reference: reference => `Référence de ce message : ${reference}`,
  textReference: reference => `(réf. ${reference})`,
  whoWeAre: (spaceName, phone) =>
    `${spaceName}. Nous ne vous demanderons jamais votre code ni votre mot de passe. Une question ? Appelez le ${phone}.`,
  notification: { title: 'Un message vous attend', body: 'Ouvrez votre espace pour le lire.' },
  templates: {
    'sign-up-code': {
      subject: () => 'Votre code pour créer votre espace',
      mail: ({ minutes }) => [
        'Saisissez ce code pour créer votre espace client.',
        `Il est valable ${minutes} minutes et ne sert qu’une fois. Ne le donnez à personne.`,
        'Vous n’avez rien demandé ? Ignorez ce message : sans ce code, rien ne se passe.',
      ],
      text: ({ code, minutes }) =>
        `${code} est votre code pour créer votre espace client. Valable ${minutes} min. Ne le donnez à personne.`,
    },
    'sign-in-code': {
      subject: () => 'Votre code de connexion',
      mail: ({ minutes }) => [
        'Saisissez ce code pour vous connecter à votre espace client.',
        `Il est valable ${minutes} minutes et ne sert qu’une fois. Ne le donnez à personne.`,
        'Ce n’était pas vous ? Quelqu’un connaît peut-être votre mot de passe : changez-le.',
      ],
      text: ({ code, minutes }) =>
        `${code} est votre code de connexion. Valable ${minutes} min. Ne le donnez à personne.`,
    },
    'step-up-code': {
      subject: () => 'Votre code de confirmation',
      mail: ({ minutes }) => [
        'Saisissez ce code pour confirmer que c’est bien vous.',
        `Il est valable ${minutes} minutes et ne sert qu’une fois. Ne le donnez à personne.`,
        'Ce n’était pas vous ? Changez votre mot de passe : rien n’a été modifié.',
      ],
      text: ({ code, minutes }) =>
        `${code} est votre code de confirmation. Valable ${minutes} min. Ne le donnez à personne.`,
    },
    'recovery-code': {
      subject: () => 'Choisir un nouveau mot de passe',
      mail: ({ minutes }) => [
        'Saisissez ce code pour choisir un nouveau mot de passe.',
        `Il est valable ${minutes} minutes et ne sert qu’une fois. Ne le donnez à personne.`,
        'Vous n’avez rien demandé ? Ignorez ce message : votre mot de passe ne change pas.',
      ],
      text: ({ code, minutes }) =>
        `${code} est votre code pour choisir un nouveau mot de passe. Valable ${minutes} min. Ne le donnez à personne.`,
      act: 'Choisir un nouveau mot de passe',
    },
    'new-device': {
      subject: () => 'Connexion depuis un nouvel appareil',
      mail: ({ device, at }, say) => [
        `Votre espace client a été ouvert le ${say.instant(at)} depuis un nouvel appareil : ${device}.`,
        'C’était vous ? Vous n’avez rien à faire.',
        'Ce n’était pas vous ? Ouvrez votre espace, rubrique Sécurité : fermez cette session et changez votre mot de passe.',
      ],
      text: ({ device, at }, say) =>
        `Connexion depuis un nouvel appareil (${device}) le ${say.instant(at)}. Ce n’était pas vous ? Changez votre mot de passe dans votre espace.`,
    },
    'password-changed': {
      subject: () => 'Votre mot de passe a été changé',
      mail: ({ at }, say) => [
        `Votre mot de passe a été changé le ${say.instant(at)}. Vos autres sessions ont été fermées.`,
        'Ce n’était pas vous ? Demandez tout de suite un nouveau mot de passe, ou appelez-nous.',
      ],
      text: ({ at }, say) =>
        `Votre mot de passe a été changé le ${say.instant(at)}. Ce n’était pas vous ? Demandez-en un nouveau ou appelez-nous.`,
    },
    'factor-changed': {
      subject: () => 'Votre double vérification a été modifiée',
      mail: ({ at }, say) => [
        `Un moyen de vérifier que c’est bien vous a été ajouté ou retiré le ${say.instant(at)}.`,
        'Ce n’était pas vous ? Changez votre mot de passe et vérifiez la rubrique Sécurité, ou appelez-nous.',
      ],
      text: ({ at }, say) =>
        `Votre double vérification a été modifiée le ${say.instant(at)}. Ce n’était pas vous ? Appelez-nous.`,
    },
    'contact-changed': {
      subject: () => 'Vos coordonnées ont été modifiées',
      mail: ({ at }, say) => [
        `L’adresse ou le numéro où nous vous écrivons a été modifié le ${say.instant(at)}.`,
        'Ce n’était pas vous ? Appelez-nous : nous rétablirons l’ancienne adresse.',
      ],
      text: ({ at }, say) =>
        `Vos coordonnées ont été modifiées le ${say.instant(at)}. Ce n’était pas vous ? Appelez-nous.`,
    },
    'bill-ready': {
      subject: ({ amount }, say) => `Votre facture est prête : ${say.money(amount)}`,
      mail: ({ amount, billNumber, dueOn, autopay }, say) => [
        `Votre facture n° ${billNumber} est de ${say.money(amount)}.`,
        autopay
          ? `Elle sera prélevée le ${say.date(dueOn)}. Vous n’avez rien à faire.`
          : `Elle est à payer avant le ${say.date(dueOn)}.`,
      ],
      text: ({ amount, dueOn, autopay }, say) =>
        autopay
          ? `Votre facture de ${say.money(amount)} est prête. Elle sera prélevée le ${say.date(dueOn)}.`
          : `Votre facture de ${say.money(amount)} est prête. À payer avant le ${say.date(dueOn)}.`,
      act: 'Voir la facture',
      notification: { title: 'Votre facture est prête', body: 'Ouvrez-la dans votre espace.' },
    },
    'payment-received': {
      subject: ({ amount }, say) => `Paiement reçu : ${say.money(amount)}`,
      mail: ({ amount, paidOn, paymentReference }, say) => [
        `Nous avons reçu votre paiement de ${say.money(amount)} le ${say.date(paidOn)}. Merci.`,
        `Référence du paiement : ${paymentReference}. Votre reçu en PDF vous attend dans votre espace.`,
      ],
      text: ({ amount, paymentReference }, say) =>
        `Nous avons reçu votre paiement de ${say.money(amount)}. Référence ${paymentReference}. Merci.`,
      act: 'Voir le paiement et son reçu',
    },
    'payment-failed': {
      subject: () => 'Le paiement n’a pas abouti',
      mail: ({ amount }, say) => [
        `Le paiement de ${say.money(amount)} n’a pas abouti. Vous n’avez pas été débité.`,
        'Réessayez, ou choisissez une autre carte.',
      ],
      text: ({ amount }, say) =>
        `Le paiement de ${say.money(amount)} n’a pas abouti. Vous n’avez pas été débité. Réessayez dans votre espace.`,
      act: 'Réessayer',
    },
    'order-placed': {
      subject: ({ orderReference }) => `Votre commande ${orderReference} est enregistrée`,
      mail: ({ orderReference, agreed, effectiveOn }, say) => [
        `Vous avez accepté : ${agreed}`,
        `Effet le ${say.date(effectiveOn)}. Référence de la commande : ${orderReference}.`,
        'Vous pouvez suivre cette commande, et l’annuler tant que c’est possible, dans votre espace.',
      ],
      text: ({ orderReference, effectiveOn }, say) =>
        `Commande ${orderReference} enregistrée, effet le ${say.date(effectiveOn)}. Ce n’était pas vous ? Appelez-nous.`,
      act: 'Voir la commande',
    },
    'order-undone': {
      subject: ({ orderReference }) => `Votre commande ${orderReference} est annulée`,
      mail: ({ orderReference }) => [
        `Nous avons annulé la commande ${orderReference}, comme vous l’avez demandé.`,
        'Votre ligne a de nouveau ce qu’elle avait, au même prix. Rien ne vous sera facturé pour cette commande.',
      ],
      text: ({ orderReference }) =>
        `Commande ${orderReference} annulée : votre ligne a de nouveau ce qu’elle avait, au même prix.`,
      act: 'Voir la commande',
    },
    'dispute-opened': {
      subject: ({ disputeReference }) => `Votre contestation ${disputeReference} est enregistrée`,
      mail: ({ disputeReference, billNumber, amount, answerBy }, say) => [
        `Vous contestez ${say.money(amount)} sur la facture n° ${billNumber}. Référence : ${disputeReference}.`,
        `Nous vous répondrons au plus tard le ${say.date(answerBy)}. D’ici là, ce montant ne vous est pas demandé.`,
      ],
      text: ({ disputeReference, amount, answerBy }, say) =>
        `Contestation ${disputeReference} de ${say.money(amount)} enregistrée. Réponse au plus tard le ${say.date(answerBy)}.`,
      act: 'Suivre la contestation',
    },
    'dispute-answered': {
      subject: ({ disputeReference }) => `Notre réponse à votre contestation ${disputeReference}`,
      mail: ({ disputeReference, billNumber, amount, contested, answer }, say) => [
        amount.amount === '0'
          ? `Nous avons étudié votre contestation ${disputeReference} de la facture n° ${billNumber}. Les ${say.money(contested)} contestés restent dus.`
          : `Nous avons étudié votre contestation ${disputeReference} de la facture n° ${billNumber}. Sur ${say.money(contested)}, nous vous rendons ${say.money(amount)} par un avoir.`,
        answer,
        'Vous n’êtes pas d’accord ? Votre espace dit à qui vous adresser ensuite.',
      ],
      text: ({ disputeReference, amount }, say) =>
        amount.amount === '0'
          ? `Contestation ${disputeReference} : le montant reste dû. Notre réponse est dans votre espace.`
          : `Contestation ${disputeReference} : nous vous rendons ${say.money(amount)} par un avoir. Notre réponse est dans votre espace.`,
      act: 'Lire la réponse',
    },
    'payment-due-soon': {
      subject: ({ amount, dueOn }, say) =>
        `${say.money(amount)} à payer avant le ${say.date(dueOn)}`,
      mail: ({ amount, dueOn }, say) => [
        `Il reste ${say.money(amount)} à payer avant le ${say.date(dueOn)}.`,
        'Vous avez déjà payé ? Merci, ne tenez pas compte de ce message.',
      ],
      text: ({ amount, dueOn }, say) =>
        `Il reste ${say.money(amount)} à payer avant le ${say.date(dueOn)}. Déjà payé ? Merci, n’en tenez pas compte.`,
      act: 'Payer',
    },
    'allowance-alert': {
      subject: ({ line, service, percent }) =>
        ({
          data: `Ligne ${line} : ${percent} % de votre Internet utilisés`,
          voice: `Ligne ${line} : ${percent} % de vos appels utilisés`,
          sms: `Ligne ${line} : ${percent} % de vos SMS utilisés`,
        })[service],
      mail: ({ line, service, offer, percent }) => [
        {
          data: `La ligne ${line} a utilisé ${percent} % de l’Internet que donne « ${offer.fr} ».`,
          voice: `La ligne ${line} a utilisé ${percent} % des appels que donne « ${offer.fr} ».`,
          sms: `La ligne ${line} a utilisé ${percent} % des SMS que donne « ${offer.fr} ».`,
        }[service],
        'Ce qui se passe au-delà, et le moyen de le limiter, sont dans votre espace.',
        'Vous choisissez vous-même quand être prévenu, ligne par ligne.',
      ],
      text: ({ line, service, percent }) =>
        ({
          data: `Ligne ${line} : ${percent} % de votre Internet utilisés. Le détail est dans votre espace.`,
          voice: `Ligne ${line} : ${percent} % de vos appels utilisés. Le détail est dans votre espace.`,
          sms: `Ligne ${line} : ${percent} % de vos SMS utilisés. Le détail est dans votre espace.`,
        })[service],
      act: 'Voir les plafonds de la ligne',
    },
    'spend-alert': {
      subject: ({ line, amount }, say) => `Ligne ${line} : ${say.money(amount)} en plus du forfait`,
      mail: ({ line, amount }, say) => [
        `Depuis le début de la période, la ligne ${line} a atteint ${say.money(amount)} en plus de son forfait.`,
        'Ce montant sera sur votre prochaine facture. Pour ne pas dépasser une somme, fixez un plafond dans votre espace.',
      ],
      text: ({ line, amount }, say) =>
        `Ligne ${line} : ${say.money(amount)} en plus du forfait. Vous pouvez fixer un plafond dans votre espace.`,
      act: 'Voir les plafonds de la ligne',
    },
    'ceiling-near': {
      subject: ({ line, percent, limit }, say) =>
        `Ligne ${line} : ${percent} % de votre plafond de ${say.money(limit)}`,
      mail: ({ line, cause, percent, limit }, say) => [
        {
          'out-of-bundle': `La ligne ${line} a atteint ${percent} % de son plafond hors forfait en France, fixé à ${say.money(limit)}.`,
          'roaming-data': `La ligne ${line} a atteint ${percent} % de son plafond d’Internet à l’étranger, fixé à ${say.money(limit)}.`,
          roaming: `La ligne ${line} a atteint ${percent} % de son plafond à l’étranger, fixé à ${say.money(limit)}.`,
          premium: `La ligne ${line} a atteint ${percent} % de son plafond de numéros surtaxés, fixé à ${say.money(limit)}.`,
          total: `La ligne ${line} a atteint ${percent} % de son plafond total, fixé à ${say.money(limit)}.`,
        }[cause],
        'Au plafond, ces usages seront coupés : rien de plus ne sera facturé.',
        'Vous pouvez changer ce plafond à tout moment dans votre espace.',
      ],
      text: ({ line, percent, limit }, say) =>
        `Ligne ${line} : ${percent} % de votre plafond de ${say.money(limit)}. Au plafond, ces usages seront coupés.`,
      act: 'Voir les plafonds de la ligne',
    },
    'ceiling-reached': {
      subject: ({ line, limit }, say) => `Ligne ${line} : plafond de ${say.money(limit)} atteint`,
      mail: ({ line, cause, limit }, say) => [
        {
          'out-of-bundle': `La ligne ${line} a atteint son plafond hors forfait en France, fixé à ${say.money(limit)}.`,
          'roaming-data': `La ligne ${line} a atteint son plafond d’Internet à l’étranger, fixé à ${say.money(limit)}.`,
          roaming: `La ligne ${line} a atteint son plafond à l’étranger, fixé à ${say.money(limit)}.`,
          premium: `La ligne ${line} a atteint son plafond de numéros surtaxés, fixé à ${say.money(limit)}.`,
          total: `La ligne ${line} a atteint son plafond total, fixé à ${say.money(limit)}.`,
        }[cause],
        'Ces usages sont coupés jusqu’à la fin de la période. Rien de plus ne sera facturé pour eux.',
        'Pour continuer, changez ce plafond dans votre espace : vous verrez d’abord ce qui pourra être facturé.',
      ],
      text: ({ line, limit }, say) =>
        `Ligne ${line} : plafond de ${say.money(limit)} atteint. Ces usages sont coupés, rien de plus ne sera facturé.`,
      act: 'Voir les plafonds de la ligne',
    },
  },
}
