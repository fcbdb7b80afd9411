import { ActionIcon, Button, NumberInput, Switch, Tooltip } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowsExchange,
  IconHandMove,
  IconKeyboard,
  IconLine,
  IconPencil,
  IconRoute,
  IconScissors,
  IconScribble,
  IconTextCaption,
  IconTrash,
  IconVectorSpline,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from './usePlanDesk.ts'

const modes = [
  { mode: 'look', Icon: IconHandMove, key: 'M' },
  { mode: 'draw', Icon: IconPencil, key: 'D' },
  { mode: 'free', Icon: IconScribble, key: 'F' },
  { mode: 'along', Icon: IconRoute, key: 'A' },
  { mode: 'edit', Icon: IconVectorSpline, key: 'E' },
  { mode: 'split', Icon: IconScissors, key: 'S' },
] as const

/** What the pointer does, how far from the line, what is done to a part, and steps back and forth. */
export function DrawingBar({ desk }: { desk: Desk }) {
  const { t } = useTranslation('plan')
  const { inHand, tools } = desk
  const { edits } = tools
  const mostOffsetM = desk.ground?.policy.barrierMaxOffsetM ?? 500
  const isDrawn = (inHand.shown?.parts.length ?? 0) > 0
  const action = (label: string, key: string, icon: ReactNode, isOn: boolean, act: () => void) => (
    <Tooltip label={`${label} (${key})`}>
      <ActionIcon variant="default" size={30} aria-label={label} disabled={!isOn} onClick={act}>
        {icon}
      </ActionIcon>
    </Tooltip>
  )
  return (
    <div className="plan-bar" role="toolbar" aria-label={t('tools')}>
      <span className="plan-bar-row">
        {modes.map(({ mode: each, Icon, key }) => (
          <Tooltip key={each} label={`${t(each)} (${key})`} openDelay={600}>
            <Button
              size="xs"
              px={9}
              className="plan-mode"
              variant={each === tools.mode ? 'filled' : 'default'}
              aria-pressed={each === tools.mode}
              disabled={(each === 'edit' || each === 'split') && !isDrawn}
              leftSection={<Icon size={15} />}
              onClick={() => tools.setMode(each)}
            >
              {t(each)}
            </Button>
          </Tooltip>
        ))}
      </span>
      <span className="plan-bar-row">
        <NumberInput
          size="xs"
          w={112}
          aria-label={t('offset')}
          prefix={`${t('offset')} `}
          suffix={` ${t('m', { m: '' }).trim()}`}
          min={0}
          max={mostOffsetM}
          step={5}
          allowDecimal={false}
          value={tools.offsetM}
          onChange={(value) => typeof value === 'number' && tools.setOffsetM(value)}
        />
        <Switch
          size="xs"
          label={t('snap')}
          checked={tools.snaps}
          onChange={(event) => tools.setSnaps(event.currentTarget.checked)}
        />
        <span className="plan-bar-steps">
          {action(t('typeTitle'), 'T', <IconTextCaption size={17} />, true, tools.typePlaces)}
          {action(t('join'), 'J', <IconLine size={17} />, edits.canJoin, edits.join)}
          {action(t('reverse'), 'R', <IconArrowsExchange size={17} />, edits.canReverse, edits.reverse)}
          {action(
            t('removePart'),
            'Shift+Del',
            <IconTrash size={16} />,
            edits.canRemovePart,
            edits.removePart,
          )}
        </span>
        <span className="plan-bar-steps">
          {action(t('undo'), 'Ctrl+Z', <IconArrowBackUp size={17} />, tools.canUndo, tools.undo)}
          {action(t('redo'), 'Ctrl+Y', <IconArrowForwardUp size={17} />, tools.canRedo, tools.redo)}
        </span>
        <span className="plan-bar-steps">
          {action(t('keys'), '?', <IconKeyboard size={17} />, true, () => desk.setDialog('keys'))}
        </span>
      </span>
    </div>
  )
}
