export const words = {
  title: 'Historique de la ligne {line}',
  lines: 'Vos lignes',
  lead: 'Tout ce qui a été ajouté à cette ligne ou retiré, avec la phrase que vous avez acceptée. Personne ne peut modifier ni effacer cette liste.',
  columns: { when: 'Date', what: 'Ce qui change', who: 'Par où', price: 'Prix annoncé' },
  acts: { added: '{offer} ajouté, à partir du {on}', removed: '{offer} retiré, à partir du {on}' },
  channels: {
    store: 'En boutique',
    phone: 'Par téléphone',
    web: 'Dans votre espace',
    app: 'Dans l’application',
    console: 'Par un conseiller',
    system: 'Automatiquement',
  },
  none: 'Rien n’a encore changé sur cette ligne',
  note: 'Une ligne de cette liste vous étonne ? Appelez-nous en donnant sa date : rien ne s’ajoute sans votre accord.',
} as const
