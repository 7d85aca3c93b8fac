/** The channel that a form or an address names; undefined when it names none of ours. */
export function toChannel(text: string | null): 'sms' | 'email' | undefined {
  return (['sms', 'email'] as const).find(channel => channel === text)
}
