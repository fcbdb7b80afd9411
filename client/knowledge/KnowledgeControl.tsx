import { Button, Popover, SegmentedControl, Text } from '@mantine/core'
import { IconHistory, IconHistoryOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useQuantities } from '../i18n/quantities.ts'
import { InstantInput } from '../shell/InstantInput.tsx'
import { useServerClock, wholeMinute } from '../shell/serverClock.ts'
import { useViewState } from '../shell/viewState.ts'

/**
 * Beside when something was true, whose knowledge of it is shown: all that is known now, or what was
 * known at an instant of its own, at first the one that is shown.
 */
export function KnowledgeControl() {
  const { t } = useTranslation('knowledge')
  const { moment } = useQuantities()
  const { atMs, knownMs, knowAt } = useViewState()
  // Of the minute that has begun not everything is in yet.
  const latestMs = wholeMinute(useServerClock()) - 60_000
  const isPast = knownMs !== undefined
  const Icon = isPast ? IconHistory : IconHistoryOff
  return (
    <Popover position="bottom" withArrow shadow="md" trapFocus>
      <Popover.Target>
        <Button
          size="xs"
          px={8}
          className="knowledge-button"
          variant={isPast ? 'filled' : 'default'}
          leftSection={<Icon size={15} aria-hidden="true" />}
          aria-label={`${t('whichKnowledge')}: ${isPast ? `${t('knownThen')}, ${moment(knownMs)}` : t('knownNow')}`}
        >
          {t(isPast ? 'knownThen' : 'knownNow')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown
        onKeyDown={(event) => {
          // Closes this and nothing of the page below.
          if (event.key === 'Escape') event.preventDefault()
        }}
      >
        <div className="knowledge-choice" role="group" aria-label={t('whichKnowledge')}>
          <SegmentedControl
            size="sm"
            fullWidth
            value={isPast ? 'then' : 'now'}
            onChange={(value) => knowAt(value === 'now' ? undefined : Math.min(atMs, latestMs))}
            data={[
              { value: 'now', label: t('knownNow') },
              { value: 'then', label: t('knownThen') },
            ]}
          />
          <Text size="sm" c="dimmed">
            {t('whichKnowledgeLong')}
          </Text>
          {isPast && (
            <InstantInput
              label={t('knownAt')}
              value={knownMs}
              onChange={(instantMs) => {
                if (instantMs !== null) knowAt(instantMs)
              }}
            />
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
