import { useTranslation } from 'react-i18next'
import { useCounty } from '../api/county.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { formatLocalTime, parseLocalTime } from '../i18n/zonedTime.ts'
import { Choice, Option } from './Choice.tsx'

/** When it was seen: so many minutes ago, or at a time that was entered. */
export type ObservedChoice = { kind: 'ago'; minutes: number } | { kind: 'at'; atMs: number | undefined }

export function observedMs(observed: ObservedChoice, nowMs: number): number | undefined {
  return observed.kind === 'ago' ? nowMs - observed.minutes * 60_000 : observed.atMs
}

interface ObservedTimeProps {
  observed: ObservedChoice
  nowMs: number
  onChange: (observed: ObservedChoice) => void
  /** Of what is not seen but done. */
  label?: string
}

const minutesOffered = [15, 60]

/** Apart from the time of sending: now unless the officer says otherwise. */
export function ObservedTime({ observed, nowMs, onChange, label }: ObservedTimeProps) {
  const { t } = useTranslation('field')
  const { clock } = useQuantities()
  const { timeZone } = useCounty()
  return (
    <Choice label={label ?? t('when')}>
      <div className="field-pair">
        {[0, ...minutesOffered].map((minutes) => (
          <Option
            key={minutes}
            isChosen={observed.kind === 'ago' && observed.minutes === minutes}
            onChoose={() => onChange({ kind: 'ago', minutes })}
          >
            {minutes === 0 ? t('now', { clock: clock(nowMs) }) : t('minutesAgo', { count: minutes })}
          </Option>
        ))}
        <Option
          isChosen={observed.kind === 'at'}
          onChoose={() => onChange({ kind: 'at', atMs: observedMs(observed, nowMs) })}
        >
          {t('otherTime')}
        </Option>
      </div>
      {observed.kind === 'at' && (
        <input
          className="field-input"
          type="datetime-local"
          aria-label={t('otherTime')}
          max={formatLocalTime(nowMs, timeZone)}
          defaultValue={formatLocalTime(observed.atMs ?? nowMs, timeZone)}
          onChange={(event) =>
            onChange({ kind: 'at', atMs: parseLocalTime(event.currentTarget.value, timeZone) })
          }
        />
      )}
    </Choice>
  )
}
