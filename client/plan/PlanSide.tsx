import { Button } from '@mantine/core'
import { IconAdjustments, IconFileImport } from '@tabler/icons-react'
import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Position } from '../../geo/units.ts'
import { OnlyNow } from '../knowledge/OnlyNow.tsx'
import { BarrierList } from './BarrierList.tsx'
import { UnsavedDrafts } from './UnsavedDrafts.tsx'
import type { Desk } from './usePlanDesk.ts'

/** Left: drafts and barriers as a list. */
export function PlanSide({ desk }: { desk: Desk }) {
  const { t } = useTranslation('plan')
  const { t: worth } = useTranslation('planWorth')
  const { t: files } = useTranslation('planFiles')
  const { t: rules } = useTranslation('planRules')
  const latest = useRef(desk)
  useEffect(() => {
    latest.current = desk
  })
  const open = useCallback((id: string) => {
    const { view, inHand, tools, shelf, barriers } = latest.current
    const parts = barriers.find((each) => each.id === id)?.properties.parts ?? []
    view.flyTo(parts.flatMap((part): readonly Position[] => part.path))
    view.select({ kind: 'barrier', id })
    if (inHand.draft?.barrierId === id) return
    // What is unsaved of this one is taken up; of the one in hand it stays on the shelf.
    const left = shelf.drafts.find(({ history }) => history.present?.barrierId === id)
    if (left === undefined) shelf.putAside()
    else shelf.take(left.key)
    tools.setMode('look')
  }, [])
  const beginNew = useCallback(() => latest.current.tools.beginNew(), [])
  return (
    <nav className="plan-side" aria-label={t('barriers')}>
      <BarrierList
        line={desk.line}
        barriers={desk.barriers}
        rules={desk.rules}
        comparedIds={desk.comparedIds}
        setComparedIds={desk.setComparedIds}
        proposals={desk.life.all}
        atMs={desk.view.standingMs}
        openId={desk.inHand.shown?.barrierId}
        onOpen={open}
        onNew={beginNew}
      />
      <OnlyNow right="draw-barriers">
        <UnsavedDrafts desk={desk} />
        <div className="plan-list-foot">
          <Button fullWidth px={4} fz={13} variant="outline" onClick={() => desk.setDialog('next')}>
            {worth('next')}
          </Button>
          <Button
            fullWidth
            variant="default"
            leftSection={<IconFileImport size={16} aria-hidden />}
            onClick={() => desk.setDialog('bring')}
          >
            {files('fromFile')}
          </Button>
        </div>
      </OnlyNow>
      <div className="plan-list-foot">
        <Button
          fullWidth
          variant="subtle"
          leftSection={<IconAdjustments size={16} aria-hidden />}
          onClick={() => desk.setDialog('planning')}
        >
          {rules('planning')}
        </Button>
      </div>
    </nav>
  )
}
