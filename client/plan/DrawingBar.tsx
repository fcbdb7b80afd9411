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
import type { Desk } from './usePlanDesk.ts'

const modes = [
  { mode: 'look', Icon: IconHandMove },
  { mode: 'draw', Icon: IconPencil },
  { mode: 'along', Icon: IconRoute },
  { mode: 'edit', Icon: IconVectorSpline },
] as const

/** What the pointer does, how far from the line, and steps back and forth. */
export function DrawingBar({ desk }: { desk: Desk }) {
  const { t } = useTranslation('plan')
  const { inHand, tools } = desk
  const { draft, shown } = inHand
  const mostOffsetM = desk.ground?.policy.barrierMaxOffsetM ?? 500
  return (
    <div className="plan-bar" role="toolbar" aria-label={t('draw')}>
      {modes.map(({ mode: each, Icon }) => (
        <Button
          key={each}
          size="xs"
          px={9}
          variant={each === tools.mode ? 'filled' : 'default'}
          aria-pressed={each === tools.mode}
          leftSection={<Icon size={15} />}
          onClick={() => {
            if (each === 'edit' && draft === null && shown !== null) inHand.edit(shown)
            tools.setMode(each)
          }}
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
        value={tools.offsetM}
        onChange={(value) => typeof value === 'number' && tools.setOffsetM(Math.min(value, mostOffsetM))}
      />
      <Switch
        size="xs"
        label={t('snap')}
        checked={tools.snaps}
        onChange={(event) => tools.setSnaps(event.currentTarget.checked)}
      />
      <span className="plan-bar-steps">
        <Tooltip label={`${t('undo')} (Ctrl+Z)`}>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t('undo')}
            disabled={!tools.canUndo}
            onClick={tools.undo}
          >
            <IconArrowBackUp size={17} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={`${t('redo')} (Ctrl+Y)`}>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t('redo')}
            disabled={!tools.canRedo}
            onClick={tools.redo}
          >
            <IconArrowForwardUp size={17} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('removePart')}>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t('removePart')}
            disabled={draft === null || draft.parts.length === 0}
            onClick={() => inHand.change((from) => ({ ...from, parts: from.parts.slice(0, -1) }))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      </span>
    </div>
  )
}
