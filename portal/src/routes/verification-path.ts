/**
 * Where a person shows again who they are, before coming back to `back`, a path of ours.
 *
 * @param level what the route asks for: the `assurance` of an `assurance-required` problem
 */
export function verificationPath(back: string, level = 'two-factor'): string {
  return `/verification?${new URLSearchParams({ niveau: level, retour: back })}`
}
