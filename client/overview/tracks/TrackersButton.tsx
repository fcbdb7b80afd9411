import { ActionIcon, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDeviceMobilePin } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { TrackersDrawer } from './TrackersDrawer.tsx'

/** Opens the list of trackers; it stands in no form, for the list has forms of its own. */
export function TrackersButton() {
  const { t } = useTranslation('overview')
  const [shown, { open, close }] = useDisclosure(false)
  return (
    <>
      <Tooltip label={t('manageTrackers')}>
        <ActionIcon
          variant="default"
          size="input-sm"
          aria-label={t('manageTrackers')}
          aria-haspopup="dialog"
          onClick={open}
        >
          <IconDeviceMobilePin size={18} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <TrackersDrawer opened={shown} onClose={close} />
    </>
  )
}
