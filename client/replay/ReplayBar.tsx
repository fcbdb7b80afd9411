import './replay.css'
import { ActionIcon, Button, NativeSelect, Slider, Tooltip } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay, IconPlayerSkipBack } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useQuantities } from '../i18n/quantities.ts'
import { useViewState } from '../shell/viewState.ts'
import { ReplayClock } from './ReplayClock.tsx'
import { stepOf } from './replayPeriod.ts'
import { speeds, type DeskReplay } from './useDeskReplay.ts'

/** Begins a replay of the window shown; offered beside what it would replace. */
export function ReplayButton({ replay }: { replay: DeskReplay }) {
  const { t } = useTranslation('replay')
  const { start, state } = replay
  if (state === 'on') return null
  return (
    <Tooltip
      label={start === undefined ? t('nothingYet') : state === 'failed' ? t('failed') : t('replayLong')}
      multiline
      w={260}
    >
      <Button
        className="replay-button"
        size="compact-sm"
        variant="default"
        leftSection={<IconPlayerPlay size={14} aria-hidden />}
        loading={state === 'loading'}
        disabled={start === undefined}
        onClick={start}
      >
        {t('replay')}
      </Button>
    </Tooltip>
  )
}

/** Across map and chart while a replay runs: its clock, and play, pause, speed and place. */
export function ReplayBar({ replay }: { replay: DeskReplay }) {
  const { t } = useTranslation('replay')
  const { moment } = useQuantities()
  const { mode } = useViewState()
  const { view, playback, seconds, showIn, stop } = replay
  if (view === undefined || playback === undefined) return null
  const { period } = view
  const { atMs, isPlaying, isOver, play, pause, seek } = playback
  const step = stepOf(period)
  const label = isPlaying ? t('pause') : isOver ? t('again') : t('play')
  const Icon = isPlaying ? IconPlayerPause : isOver ? IconPlayerSkipBack : IconPlayerPlay
  return (
    <div className="replay-bar" role="group" aria-label={t('controls')}>
      <ReplayClock atMs={atMs} note="" />
      <ActionIcon variant="default" size="lg" aria-label={label} onClick={isPlaying ? pause : play}>
        <Icon size={18} aria-hidden />
      </ActionIcon>
      <Slider
        className="replay-scrub"
        thumbLabel={t('position')}
        min={period.fromMs}
        max={period.toMs - step}
        step={step}
        value={atMs}
        label={moment}
        thumbProps={{ 'aria-valuetext': moment(atMs) }}
        onChange={(value) => {
          pause()
          seek(value)
        }}
      />
      <NativeSelect
        size="xs"
        aria-label={t('speed')}
        value={String(seconds)}
        data={speeds.map((one) => ({
          value: String(one),
          label: one < 60 ? t('inSeconds', { seconds: one }) : t('inMinutes', { minutes: one / 60 }),
        }))}
        onChange={(event) => showIn(Number(event.currentTarget.value))}
      />
      <Button size="xs" variant="default" onClick={stop}>
        {mode === 'live' ? t('close') : t('closeFixed')}
      </Button>
    </div>
  )
}
