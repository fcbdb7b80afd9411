import { ActionIcon, Button, Group, Modal } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OnlyNow } from '../knowledge/OnlyNow.tsx'
import type { FeatureOf } from '../api/collections.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { ReasonField } from '../shell/ReasonField.tsx'
import { Refusal } from '../shell/Refusal.tsx'
import { useAct } from '../shell/useAct.ts'
import { barrierStandingAt, partStatusAt } from './barrierStanding.ts'

interface BarrierHeadProps {
  barrier: FeatureOf<'barriers'>
  atMs: number
  onEdit: () => void
  onClose: () => void
}

/** The head of a saved barrier: what it is, editing and deleting it. */
export function BarrierHead({ barrier, atMs, onEdit, onClose }: BarrierHeadProps) {
  const { t } = useTranslation('plan')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { length } = useQuantities()
  const { send, sending, refusal } = useAct()
  const [asks, setAsks] = useState(false)
  const [reason, setReason] = useState('')
  const { name, type, parts, version } = barrier.properties
  const { status, lengthM, completeM } = barrierStandingAt(parts, atMs)
  // What is sent or approved is withdrawn first; beside what stands, more can be drawn.
  const mayRedraw = !parts.every((part) => ['proposed', 'approved'].includes(partStatusAt(part, atMs)))
  return (
    <section className="plan-draft" aria-label={nameOf(name)}>
      <div className="plan-title-row">
        <div>
          <h2 className="plan-title">{nameOf(name)}</h2>
          <p className="plan-quiet">
            {domain(`barrierType.${type}`)} · {domain(`barrierStatus.${status}`)}
            {completeM > 0 &&
              completeM < lengthM &&
              ` · ${t('ofLength', { complete: length(completeM), length: length(lengthM) })}`}
          </p>
        </div>
        <ActionIcon variant="subtle" aria-label={t('close')} onClick={onClose}>
          <IconX size={18} />
        </ActionIcon>
      </div>
      <OnlyNow right="draw-barriers" unitId={barrier.properties.unitId}>
        <Group gap="xs">
          {mayRedraw && (
            <Button size="xs" variant="default" onClick={onEdit}>
              {t('editThis')}
            </Button>
          )}
          {status === 'draft' && (
            <Button size="xs" variant="default" onClick={() => setAsks(true)}>
              {t('deleteThis')}
            </Button>
          )}
        </Group>
      </OnlyNow>
      <Refusal sentence={refusal} />
      <Modal
        opened={asks}
        onClose={() => setAsks(false)}
        title={t('deleteSure', { name: nameOf(name) })}
        centered
      >
        <ReasonField required value={reason} onChange={setReason} />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setAsks(false)}>
            {t('cancel')}
          </Button>
          <Button
            loading={sending}
            disabled={reason.trim() === ''}
            onClick={() =>
              void send(
                { method: 'DELETE', address: `/collections/barriers/items/${barrier.id}`, version, reason },
                onClose,
              ).then(() => setAsks(false))
            }
          >
            {t('deleteThis')}
          </Button>
        </Group>
      </Modal>
    </section>
  )
}
