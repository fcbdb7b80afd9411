import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useTrackers } from '../../api/tracks.ts'
import { useNameOf } from '../../i18n/language.ts'

export interface TrackerChoiceProps {
  /** Its own unit's trackers come first. */
  unitId: string
  value?: string | null
  onChange: (trackerId: string | null) => void
  error?: ReactNode
}

/** Which tracker a team carries. */
export function TrackerChoice({ unitId, value = null, onChange, error }: TrackerChoiceProps) {
  const { t } = useTranslation('overview')
  const nameOf = useNameOf()
  const trackers = useTrackers().data ?? []
  return (
    <Select
      label={t('trackerOf')}
      placeholder={t('noTrackerChosen')}
      data={trackers
        .toSorted((one, other) => Number(other.unitId === unitId) - Number(one.unitId === unitId))
        .map((tracker) => ({ value: tracker.id, label: `${nameOf(tracker.name)} · ${tracker.key}` }))}
      searchable
      clearable
      limit={60}
      value={value}
      error={error}
      onChange={onChange}
    />
  )
}
