import { ActionIcon, Button, NumberInput, Switch, Tooltip } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconHandMove,
  IconPencil,
  IconRoute,
  IconTrash,
  IconVectorSpline,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DrawingMode } from './terraDrawing.ts'

export interface DrawingBarProps {
  mode: DrawingMode
  onMode: (mode: DrawingMode) => void
  offsetM: number
  mostOffsetM: number
  onOffset: (offsetM: number) => void
  snaps: boolean
  onSnaps: (snaps: boolean) => void
  canUndo: boolean
  canRedo: boolean
  onUndo: () => void
  onRedo: () => void
  canRemovePart: boolean
  onRemovePart: () => void
}

const modes = [
  { mode: 'look', Icon: IconHandMove },
  { mode: 'draw', Icon: IconPencil },
  { mode: 'along', Icon: IconRoute },
  { mode: 'edit', Icon: IconVectorSpline },
] as const

/** What the pointer does, how far from the line, and steps back and forth. */
export function DrawingBar(props: DrawingBarProps) {
  const { mode, onMode, offsetM, mostOffsetM, onOffset, snaps, onSnaps } = props
  const { t } = useTranslation('plan')
  return (
    <div className="plan-bar" role="toolbar" aria-label={t('draw')}>
      {modes.map(({ mode: each, Icon }) => (
        <Button
          key={each}
          size="xs"
          px={9}
          variant={each === mode ? 'filled' : 'default'}
          aria-pressed={each === mode}
          leftSection={<Icon size={15} />}
          onClick={() => onMode(each)}
        >
          {t(each)}
        </Button>
      ))}
      <NumberInput
        size="xs"
        w={104}
        aria-label={t('offset')}
        prefix={`${t('offset')} `}
        suffix={` ${t('m', { m: '' }).trim()}`}
        min={0}
        max={mostOffsetM}
        step={5}
        allowDecimal={false}
        value={offsetM}
        onChange={(value) => typeof value === 'number' && onOffset(Math.min(value, mostOffsetM))}
      />
      <Switch
        size="xs"
        label={t('snap')}
        checked={snaps}
        onChange={(event) => onSnaps(event.currentTarget.checked)}
      />
      <span className="plan-bar-steps">
        <Tooltip label={`${t('undo')} (Ctrl+Z)`}>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t('undo')}
            disabled={!props.canUndo}
            onClick={props.onUndo}
          >
            <IconArrowBackUp size={17} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={`${t('redo')} (Ctrl+Y)`}>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t('redo')}
            disabled={!props.canRedo}
            onClick={props.onRedo}
          >
            <IconArrowForwardUp size={17} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('removePart')}>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t('removePart')}
            disabled={!props.canRemovePart}
            onClick={props.onRemovePart}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      </span>
    </div>
  )
}
