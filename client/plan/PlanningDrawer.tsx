import { Drawer, Tabs, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Position } from '../../geo/units.ts'
import { usePlanningRules } from '../api/planning.ts'
import { PlanningRulesForm } from './PlanningRulesForm.tsx'
import { ElevationLayers } from './terrain/ElevationLayers.tsx'
import { RuleLayers } from './RuleLayers.tsx'

/** What barriers are judged and priced by: the county's rules and prices, and its own areas, lines and heights. */
export function PlanningDrawer({
  begins,
  onShow,
  onClose,
}: {
  begins: 'rules' | 'layers'
  onShow: (positions: readonly Position[]) => void
  onClose: () => void
}) {
  const { t } = useTranslation('planRules')
  const { t: terrain } = useTranslation('planTerrain')
  const { t: shell } = useTranslation('shell')
  const rules = usePlanningRules().data
  const showAndClose = (positions: readonly Position[]) => {
    onShow(positions)
    onClose()
  }
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={500}
      title={t('planning')}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <Tabs defaultValue={begins} keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="rules">{t('rulesAndPrices')}</Tabs.Tab>
          <Tabs.Tab value="layers">{t('layers')}</Tabs.Tab>
          <Tabs.Tab value="elevation">{terrain('elevation')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="rules">
          {rules === undefined ? (
            <Text c="dimmed">{shell('loading')}</Text>
          ) : (
            <PlanningRulesForm key={rules.version} rules={rules} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="layers">
          <RuleLayers onShow={showAndClose} />
        </Tabs.Panel>
        <Tabs.Panel value="elevation">
          <ElevationLayers onShow={showAndClose} />
        </Tabs.Panel>
      </Tabs>
    </Drawer>
  )
}
