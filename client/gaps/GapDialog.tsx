import { Divider, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatStretch } from '../../geo/chainageLabel.ts'
import { FourChiefs } from '../chiefs/FourChiefs.tsx'
import { GapHandling, type GapHandlingProps } from './GapHandling.tsx'

/** Deals with a gap from a list, without leaving it. */
export function GapDialog({ onClose, ...handling }: GapHandlingProps & { onClose: () => void }) {
  const { t } = useTranslation('gaps')
  const { t: shell } = useTranslation('shell')
  const { fromM, toM } = handling.gap
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('deal', { stretch: formatStretch({ fromM, toM }) })}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <FourChiefs lineId={handling.lineId} places={[{ fromM, toM }]} />
      <Divider my="sm" />
      <GapHandling {...handling} onLeave={onClose} />
    </Modal>
  )
}
