import { ActionIcon, Drawer, Indicator, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBell } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNotices } from '../api/gaps.ts'
import { usePlansDue } from '../plansOnFile/usePlansDue.ts'
import './gaps.css'
import { useMyUnit } from './myUnit.ts'
import { NoticePanel } from './NoticePanel.tsx'

/** How many notices of the chosen unit nobody has read, with the plans that it owes; opens them. */
export function NoticeBell() {
  const { t } = useTranslation('gaps')
  const { t: shell } = useTranslation('shell')
  const [opened, panel] = useDisclosure(false)
  const { unitId } = useMyUnit()
  const unread = useNotices(unitId).data?.unread ?? 0
  const due = usePlansDue(unitId)
  const told = unread + due.length
  const label = [
    unread > 0 ? t('noticesCount', { count: unread }) : t('notices'),
    ...(due.length > 0 ? [t('plansDue', { count: due.length })] : []),
  ].join(' · ')
  return (
    <>
      <Tooltip label={label}>
        <Indicator label={told > 99 ? '99+' : told} size={17} offset={5} disabled={told === 0}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={label}
            aria-haspopup="dialog"
            onClick={panel.open}
          >
            <IconBell size={19} stroke={1.7} />
          </ActionIcon>
        </Indicator>
      </Tooltip>
      <Drawer
        opened={opened}
        onClose={panel.close}
        position="right"
        size={420}
        title={t('notices')}
        closeButtonProps={{ 'aria-label': shell('close') }}
      >
        {opened && <NoticePanel due={due} onGone={panel.close} />}
      </Drawer>
    </>
  )
}
