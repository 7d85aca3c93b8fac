import type { ChoiceView } from '#contract/routes/ordering.ts'

/** The sections of the page, each under the name that its address carries. */
const anchors = { plans: 'forfaits', options: 'options', passes: 'passes' } as const
type Section = keyof typeof anchors

function sectionOf({ act, offer }: ChoiceView): Section {
  if (act === 'change-plan') return 'plans'
  return offer.kind === 'pass' ? 'passes' : 'options'
}

/** Choices by section, those that hold something; the present plan comes first, what cannot be taken last. */
export function inSections<Choice extends ChoiceView>(choices: readonly Choice[]) {
  const rank = ({ obstacle }: ChoiceView) => {
    if (obstacle === 'same-plan') return 0
    return obstacle === undefined ? 1 : 2
  }
  return (['plans', 'options', 'passes'] as const)
    .map(name => ({
      name,
      anchor: anchors[name],
      choices: choices
        .filter(choice => sectionOf(choice) === name)
        .toSorted((a, b) => rank(a) - rank(b)),
    }))
    .filter(section => section.choices.length > 0)
}
