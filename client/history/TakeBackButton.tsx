import { Button, Group, Popover, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HistoryEntry } from '../../data/model/recordHistory.ts'
import { useCounty } from '../api/county.ts'
import { ReasonField } from '../shell/ReasonField.tsx'
import { useTakeBack } from './useTakeBack.ts'

/** Takes an act back, or does it again, after asking; of another's act it asks why. */
export function TakeBackButton({ entry }: { entry: HistoryEntry }) {
  const { t } = useTranslation('history')
  const { operator } = useCounty()
  const { takeBack, isSending } = useTakeBack()
  const [asking, { open, close }] = useDisclosure(false)
  const [reason, setReason] = useState('')
  const { sequence, undone, actor, recordCount } = entry
  // Taking back what took another back does the other again.
  const again = undone !== null && !undone.again
  const needsReason = actor !== operator
  const label = t(again ? 'redo' : 'undo')
  return (
    <Popover
      opened={asking}
      onChange={(opened) => (opened ? open() : close())}
      width={300}
      withArrow
      trapFocus
      shadow="md"
      position="bottom-end"
    >
      <Popover.Target>
        <Button size="compact-xs" variant="default" loading={isSending} onClick={open}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Text size="sm">
            {t(again ? 'doAgainSure' : 'takeBackSure')}
            {recordCount > 1 && ` ${t('ofMany', { count: recordCount })}`}
          </Text>
          <ReasonField required={needsReason} value={reason} onChange={setReason} />
          <Group grow>
            <Button size="xs" variant="default" onClick={close}>
              {t('keep')}
            </Button>
            <Button
              size="xs"
              disabled={needsReason && reason.trim() === ''}
              onClick={() => {
                close()
                void takeBack({ sequence, reason, again })
              }}
            >
              {label}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
