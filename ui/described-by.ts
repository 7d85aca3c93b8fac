/** Ids of the hint and of the error of a control, as `FieldText` writes them. */
export function describedBy(
  id: string | null | undefined,
  hint?: string,
  error?: string,
): string | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}
