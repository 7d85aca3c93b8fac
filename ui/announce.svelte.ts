/** What the page's live region holds. Browser only: it starts empty and is never written on the server. */
export const announcement = $state({ text: '' })

/** Says a sentence politely, without moving the focus. The same sentence twice is said twice. */
export function announce(sentence: string): void {
  announcement.text = ''
  queueMicrotask(() => {
    announcement.text = sentence
  })
}
