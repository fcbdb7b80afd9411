import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { coverageKind, type CoverageKind } from '../../data/model/coverageAnswer.ts'
import { useMay } from '../account/me.ts'
import { useViewState } from '../shell/viewState.ts'
import { TrackersButton } from './tracks/TrackersButton.tsx'

/** Planned, actual or compared: map, strip, chart, figures and gaps all follow. */
export function KindSwitch({ children }: { children?: ReactNode }) {
  const maySeeTrackers = useMay('see-trackers')
  return (
    <div className="kind-switch">
      <Switch />
      {maySeeTrackers && <TrackersButton />}
      {children}
    </div>
  )
}

function Switch() {
  const { t } = useTranslation('overview')
  const { t: domain } = useTranslation('domain')
  const { kind, showKind } = useViewState()
  return (
    <SegmentedControl
      className="kind-choice"
      size="sm"
      aria-label={t('kindShown')}
      value={kind}
      data={coverageKind.options.map((value) => ({ value, label: domain(`kind.${value}`) }))}
      onChange={(value: CoverageKind) => showKind(value)}
    />
  )
}
