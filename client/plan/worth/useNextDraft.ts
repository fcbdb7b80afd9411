import { useTranslation } from 'react-i18next'
import { formatStretch } from '../../../geo/chainageLabel.ts'
import { offsetLine } from '../../../geo/chainage.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import type { Stretch } from '../../../geo/units.ts'
import type { Desk } from '../usePlanDesk.ts'
import { emptyDraft } from '../workingDraft.ts'

/** Takes proposed stretches in hand as a new draft, which is drawn on from there. */
export function useNextDraft(desk: Desk): (stretches: readonly Stretch[]) => void {
  const { t } = useTranslation('planWorth')
  const { length } = useQuantities()
  const { line, view, next, step, tools } = desk
  return (stretches) => {
    const { asked } = next
    if (asked === undefined || stretches.length === 0) return
    const paths = stretches.map((stretch) => offsetLine(line, stretch, asked.offsetM))
    const [only] = stretches
    const name =
      stretches.length === 1
        ? t('proposalName', { stretch: formatStretch(only!) })
        : t('proposalAll', { length: length(asked.lengthM) })
    const parts = paths.map((path) => ({
      path: path.map(([lon, lat]): [number, number] => [lon, lat]),
      statuses: [],
    }))
    const draft = { ...emptyDraft(line.id), name: { en: name, zh: name }, type: asked.type, parts }
    view.select(undefined)
    step({ kind: 'opened', draft, saved: null })
    tools.setMode('look')
    view.flyTo(paths.flat())
    desk.setDialog(undefined)
  }
}
