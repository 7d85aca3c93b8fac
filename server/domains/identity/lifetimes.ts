/** How long each thing lives, on the wall clock. Sources: design §5b "Sessions", ASVS 5.0 6.6 and 7.3. */
export const lifetimes = {
  sessionDays: 30,
  sessionIdleDays: 14,
  staffSessionHours: 8,
  staffIdleMinutes: 15,
  deviceDays: 90,
  codeMinutes: 10,
  flowMinutes: 60,
  /** After a reset, the contact that was used for it is no second factor. */
  resetChannelHours: 72,
} as const

/** Six digits, at most five guesses, at most four codes in one journey. */
export const codeRules = { digits: 6, tries: 5, sendings: 4 } as const
