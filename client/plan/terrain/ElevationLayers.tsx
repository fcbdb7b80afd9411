import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core'
import { IconFileUpload, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Position } from '../../../geo/units.ts'
import { useElevationRecords, type ElevationItem } from '../../api/elevation.ts'
import { useNameOf } from '../../i18n/language.ts'
import { OnlyNow } from '../../knowledge/OnlyNow.tsx'
import { AskedButton } from '../../shell/AskedButton.tsx'
import { Refusal } from '../../shell/Refusal.tsx'
import { useAct } from '../../shell/useAct.ts'
import { ElevationForm } from './ElevationForm.tsx'
import { useFileFacts } from './useFileFacts.ts'

/** The heights that a county has loaded: where from, of what fineness, loading and removing them. */
export function ElevationLayers({ onShow }: { onShow: (positions: readonly Position[]) => void }) {
  const { t } = useTranslation('planTerrain')
  const records = useElevationRecords().data
  const [open, setOpen] = useState<ElevationItem | 'new' | undefined>(undefined)
  if (open !== undefined)
    return <ElevationForm record={open === 'new' ? undefined : open} onEnd={() => setOpen(undefined)} />
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('elevationLong')}
      </Text>
      {records?.length === 0 && <Text size="sm">{t('none')}</Text>}
      {records?.map((record) => (
        <ElevationRow key={record.id} record={record} onShow={onShow} onChange={() => setOpen(record)} />
      ))}
      <OnlyNow right="set-rules">
        <Button
          variant="default"
          leftSection={<IconFileUpload size={16} aria-hidden />}
          onClick={() => setOpen('new')}
        >
          {t('load')}
        </Button>
      </OnlyNow>
    </Stack>
  )
}

interface ElevationRowProps {
  record: ElevationItem
  onShow: (positions: readonly Position[]) => void
  onChange: () => void
}

function ElevationRow({ record, onShow, onChange }: ElevationRowProps) {
  const { t } = useTranslation('planTerrain')
  const { t: rules } = useTranslation('planRules')
  const { t: shell } = useTranslation('shell')
  const nameOf = useNameOf()
  const factsOf = useFileFacts()
  const act = useAct()
  const { id, version, source, licence, verticalDatum, west, south, east, north } = record
  const { columns, rows, cellM } = record.grid
  const name = nameOf(record.name)
  return (
    <div className="plan-layer">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <button
          type="button"
          className="plan-found-place"
          title={rules('showThere', { what: name })}
          onClick={() =>
            onShow([
              [west, south],
              [east, north],
            ])
          }
        >
          <b>{name}</b>
          <span>{factsOf({ ...record, columns, rows, cellM })}</span>
        </button>
        <OnlyNow right="set-rules">
          <Group gap={4} wrap="nowrap">
            <ActionIcon variant="subtle" aria-label={t('change', { name })} onClick={onChange}>
              <IconPencil size={16} aria-hidden />
            </ActionIcon>
            <AskedButton
              label={t('remove')}
              question={t('removeSure', { name })}
              keep={shell('cancel')}
              loading={act.sending}
              onConfirm={() => act.send({ method: 'DELETE', address: `/elevation/${id}`, version })}
            />
          </Group>
        </OnlyNow>
      </Group>
      <Text size="xs" c="dimmed">
        {[
          source,
          ...(licence === '' ? [] : [licence]),
          ...(verticalDatum === '' ? [] : [t('datumOf', { datum: verticalDatum })]),
        ].join(' · ')}
      </Text>
      <Refusal sentence={act.refusal} />
    </div>
  )
}
