import type { Rgb } from '#ui/contrast.ts'
import { type BrandColour, rolesOf } from '#ui/roles.ts'
import tokens from '#ui/styles/tokens.css?raw'

/** The paper of the light scheme, as the page's own `theme-color`. */
export function paperOf(look: BrandColour): string {
  const [paper] = rolesOf(tokens, look, 'light').get('paper') ?? []
  if (!paper) throw new Error('tokens.css has no paper')
  return toHex(paper)
}

function toHex(colour: Rgb): string {
  return `#${colour
    .map(value =>
      Math.round(value * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}
