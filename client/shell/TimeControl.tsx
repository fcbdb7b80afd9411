import { ActionIcon, NativeSelect, SegmentedControl, Text, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useQuantities } from '../i18n/quantities.ts'
import { KnowledgeControl } from '../knowledge/KnowledgeControl.tsx'
import { InstantInput } from './InstantInput.tsx'
import { useViewState } from './viewState.ts'

const hourMs = 3_600_000
const windows = [6, 12, 24, 48, 72, 168, 336]

/** One instant and one window for map, strip, chart and lists: live, or fixed until set live again. */
export function TimeControl() {
  const { t } = useTranslation('shell')
  const quantities = useQuantities()
  const { mode, atMs, hours, goLive, fixAt, showHours } = useViewState()
  const step = (hoursOn: number, label: string, Icon: typeof IconChevronLeft) => (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        size="input-xs"
        aria-label={label}
        onClick={() => fixAt(atMs + hoursOn * hourMs)}
      >
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  )
  return (
    <div className="time-control" role="group" aria-label={t('timeShown')}>
      <SegmentedControl
        size="xs"
        value={mode}
        onChange={(value) => (value === 'live' ? goLive() : fixAt(atMs))}
        data={[
          { value: 'live', label: t('live') },
          { value: 'fixed', label: t('fixed') },
        ]}
      />
      {step(-1, t('hourBack'), IconChevronLeft)}
      {mode === 'live' ? (
        <Text className="time-now" size="sm" fw={600}>
          {quantities.moment(atMs)}
        </Text>
      ) : (
        <InstantInput
          size="xs"
          ariaLabel={t('instantShown')}
          value={atMs}
          onChange={(instantMs) => {
            if (instantMs !== null) fixAt(instantMs)
          }}
        />
      )}
      {step(1, t('hourOn'), IconChevronRight)}
      <NativeSelect
        size="xs"
        w={92}
        aria-label={t('windowShown')}
        value={String(hours)}
        data={[...new Set([...windows, hours])]
          .toSorted((one, other) => one - other)
          .map((count) => ({
            value: String(count),
            label:
              count % 24 === 0 && count > 24
                ? t('windowDays', { days: count / 24 })
                : t('windowHours', { hours: count }),
          }))}
        onChange={(event) => showHours(Number(event.currentTarget.value))}
      />
      <KnowledgeControl />
    </div>
  )
}
