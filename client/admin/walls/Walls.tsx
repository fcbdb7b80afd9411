import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../account/me.ts'
import { useMayAt } from '../../account/useMayAt.ts'
import { useWalls, type WallItem } from '../../api/walls.ts'
import { AskedButton } from '../../shell/AskedButton.tsx'
import { Refusal } from '../../shell/Refusal.tsx'
import { useAct } from '../../shell/useAct.ts'
import { DataTable, type TableColumn } from '../../table/DataTable.tsx'
import { useUnitNames } from '../useUnitNames.ts'
import { CountyMarks } from './CountyMarks.tsx'
import { useSceneName } from './useSceneName.ts'
import { WallForm } from './WallForm.tsx'

/** How walls are arranged. */
export function Walls() {
  const { t } = useTranslation('admin')
  const { t: domain } = useTranslation('domain')
  const { unitName } = useUnitNames()
  const sceneName = useSceneName()
  const walls = useWalls().data
  const mayArrange = useMay('arrange-walls')
  const [opened, setOpened] = useState<'new' | WallItem | undefined>(undefined)
  const close = () => setOpened(undefined)
  const columns: readonly TableColumn<WallItem>[] = [
    { id: 'name', title: t('wallName'), text: ({ name }) => name },
    { id: 'unit', title: t('unit'), text: ({ unitId }) => unitName(unitId) },
    { id: 'coverage', title: t('coverage'), text: ({ coverage }) => domain(`kind.${coverage}`) },
    { id: 'scenes', title: t('scenes'), text: ({ scenes }) => scenes.map(sceneName).join(' → ') },
  ]
  if (opened !== undefined) return <WallForm wall={opened === 'new' ? undefined : opened} onClose={close} />
  return (
    <>
      <CountyMarks />
      <DataTable
        label={t('walls')}
        columns={columns}
        rows={walls}
        rowKey={({ id }) => id}
        empty={t('noWalls')}
        renderActs={(wall) => <WallActs wall={wall} onChange={() => setOpened(wall)} />}
      >
        {mayArrange && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened('new')}>
            {t('arrangeWall')}
          </Button>
        )}
      </DataTable>
    </>
  )
}

function WallActs({
  wall: { id, name, unitId, version },
  onChange,
}: {
  wall: WallItem
  onChange: () => void
}) {
  const { t } = useTranslation('admin')
  const act = useAct()
  const mayChange = useMayAt('arrange-walls')(unitId)
  return (
    <div className="row-acts">
      <Button
        size="compact-xs"
        variant="default"
        component="a"
        href={`/wall?wall=${id}`}
        target="_blank"
        rel="noreferrer"
      >
        {t('openWall')}
      </Button>
      {mayChange && (
        <>
          <Button size="compact-xs" variant="default" onClick={onChange}>
            {t('change')}
          </Button>
          <AskedButton
            size="compact-xs"
            label={t('removeWall')}
            question={t('removeWallSure', { name })}
            keep={t('keep')}
            loading={act.sending}
            position="bottom-end"
            onConfirm={() => void act.send({ method: 'DELETE', address: `/walls/${id}`, version })}
          />
        </>
      )}
      <Refusal sentence={act.refusal} />
    </div>
  )
}
