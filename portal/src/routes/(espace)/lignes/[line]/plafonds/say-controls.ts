import type { Success } from '#contract/define.ts'
import type { Language } from '#contract/languages.ts'
import type { readControls } from '#contract/routes/usage-controls.ts'
import { voiceOf } from '#ui/voice.ts'
import type { controlWords } from './control-words.ts'

type Words = Awaited<ReturnType<typeof controlWords>>
type Controls = Omit<Success<typeof readControls>, 'ceilings'>

/** Parts of what is included that everybody may choose to be told of. */
const usualMarks = [50, 80, 100]

/** What the page says around its ceilings, said on the server: the browser only draws it. */
export function sayControls(words: Words, controls: Controls, language: Language) {
  const { say, money, date, fullMoment } = voiceOf(language)
  const { period, writtenOff, roaming, alerts } = controls
  const since = controls.taxes === 'included' ? words.since : words.sinceWithoutTax
  return {
    since: say(since, { day: date(period.start), end: date(period.end) }),
    writtenOff:
      writtenOff.amount === '0'
        ? ''
        : say(words.writtenOff, { amount: money(writtenOff), day: date(period.start) }),
    roaming: roaming
      ? {
          allowed: roaming.allowed,
          text: [
            roaming.allowed ? words.roaming.isOn : words.roaming.isOff,
            ...(roaming.decidedAt
              ? [say(words.roaming.since, { moment: fullMoment(roaming.decidedAt) })]
              : []),
          ].join(' '),
        }
      : undefined,
    alerts:
      alerts.length === 0
        ? undefined
        : (['data', 'voice', 'sms'] as const).map(subject => {
            const chosen = alerts.find(alert => alert.subject === subject)?.percents ?? []
            const marks = [...new Set([...usualMarks, ...chosen])].toSorted((a, b) => a - b)
            return {
              subject,
              label: words.alerts.subjects[subject],
              marks: marks.map(mark => ({
                mark,
                label: say(words.alerts.percent, { count: mark }),
                isChosen: chosen.includes(mark),
              })),
            }
          }),
  }
}
