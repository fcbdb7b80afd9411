import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core'
import { IconFileUpload, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Position } from '../../geo/units.ts'
import { useRuleLayers, type RuleLayerItem } from '../api/planning.ts'
import { useNameOf } from '../i18n/language.ts'
import { OnlyNow } from '../knowledge/OnlyNow.tsx'
import { AskedButton } from '../shell/AskedButton.tsx'
import { Refusal } from '../shell/Refusal.tsx'
import { useAct } from '../shell/useAct.ts'
import { RuleLayerForm } from './RuleLayerForm.tsx'

/** The county's own areas and lines: what is loaded, loading, naming and removing one. */
export function RuleLayers({ onShow }: { onShow: (positions: readonly Position[]) => void }) {
  const { t } = useTranslation('planRules')
  const layers = useRuleLayers().data
  const [open, setOpen] = useState<RuleLayerItem | 'new' | undefined>(undefined)
  if (open !== undefined)
    return (
      <RuleLayerForm
        layer={open === 'new' ? undefined : open}
        onDone={() => setOpen(undefined)}
        onCancel={() => setOpen(undefined)}
      />
    )
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('layersLong')}
      </Text>
      {layers?.length === 0 && <Text size="sm">{t('noLayers')}</Text>}
      {layers?.map((layer) => (
        <LayerRow key={layer.id} layer={layer} onShow={onShow} onChange={() => setOpen(layer)} />
      ))}
      <OnlyNow right="set-rules">
        <Button
          variant="default"
          leftSection={<IconFileUpload size={16} aria-hidden />}
          onClick={() => setOpen('new')}
        >
          {t('loadLayer')}
        </Button>
      </OnlyNow>
    </Stack>
  )
}

interface LayerRowProps {
  layer: RuleLayerItem
  onShow: (positions: readonly Position[]) => void
  onChange: () => void
}

function LayerRow({ layer, onShow, onChange }: LayerRowProps) {
  const { t } = useTranslation('planRules')
  const { t: shell } = useTranslation('shell')
  const nameOf = useNameOf()
  const act = useAct()
  const { id, version, name, kind, features, source } = layer
  return (
    <div className="plan-layer" data-kind={kind}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <button
          type="button"
          className="plan-found-place"
          title={t('showThere', { what: nameOf(name) })}
          onClick={() =>
            onShow(features.flatMap(({ polygons, paths }) => [...polygons.flat(2), ...paths.flat()]))
          }
        >
          <b>{nameOf(name)}</b>
          <span>
            {t(`kind.${kind}`)} · {t('features', { count: features.length })}
          </span>
        </button>
        <OnlyNow right="set-rules">
          <Group gap={4} wrap="nowrap">
            <ActionIcon
              variant="subtle"
              aria-label={t('changeLayer', { name: nameOf(name) })}
              onClick={onChange}
            >
              <IconPencil size={16} aria-hidden />
            </ActionIcon>
            <AskedButton
              label={t('removeLayer')}
              question={t('removeLayerSure', { name: nameOf(name) })}
              keep={shell('cancel')}
              loading={act.sending}
              onConfirm={() => act.send({ method: 'DELETE', address: `/rule-layers/${id}`, version })}
            />
          </Group>
        </OnlyNow>
      </Group>
      {source !== '' && (
        <Text size="xs" c="dimmed">
          {source}
        </Text>
      )}
      <Refusal sentence={act.refusal} />
    </div>
  )
}
