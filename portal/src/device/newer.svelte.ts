/** A newer version of the application. Browser only. */
export const newer = $state({
  /** It is here and waits for a word. */
  ready: false,
  /** It was taken, in this tab or another: the next page comes from it. */
  taken: false,
})
