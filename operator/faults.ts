/** What can be made to go wrong, by party. The desk words them; each party takes its own. */
export const faultNames = [
  'mail.reject',
  'mail.delay',
  'mail.unavailable',
  'sms.throttle',
  'sms.reject',
  'sms.silent',
  'sms.undelivered',
  'psp.rate-limit',
  'psp.slow',
  'psp.timeout',
  'psp.error-after-commit',
  'psp.drop-after-commit',
  'psp.webhook-late',
  'psp.webhook-doubled',
  'psp.webhook-out-of-order',
  'psp.webhook-lost',
  'network.file-twice',
  'network.file-cut',
] as const

export type FaultName = (typeof faultNames)[number]

/** A fault switched on: how many more times it strikes (null: until switched off), and its delay. */
export type ActiveFault = { name: FaultName; remaining: number | null; delayMs: number }

export type FaultRequest = { name: FaultName; times?: number | null; delayMs?: number }

export type Faults = {
  /** switches on; replaces what was set for this name */
  set(request: FaultRequest): void
  clear(name: FaultName): void
  clearAll(): void
  /** strikes once if it is on, and says how */
  take(name: FaultName): ActiveFault | undefined
  list(): readonly ActiveFault[]
}

const defaultDelayMs = 5_000

export function isFaultName(name: unknown): name is FaultName {
  return faultNames.some(known => known === name)
}

/** The one switchboard shared by all parties. */
export function createFaults(): Faults {
  const active = new Map<FaultName, ActiveFault>()
  return {
    set: ({ name, times = null, delayMs = defaultDelayMs }) => {
      active.set(name, { name, remaining: times, delayMs })
    },
    clear: name => {
      active.delete(name)
    },
    clearAll: () => active.clear(),
    take: name => {
      const fault = active.get(name)
      if (!fault || fault.remaining === null) return fault
      if (fault.remaining <= 1) active.delete(name)
      else active.set(name, { ...fault, remaining: fault.remaining - 1 })
      return fault
    },
    list: () => [...active.values()],
  }
}
