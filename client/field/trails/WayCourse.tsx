import { useTranslation } from 'react-i18next'
import { trailCourse } from '../../../data/model/trail.ts'
import type { LonLat } from '../../../data/model/values.ts'
import type { Position } from '../../../geo/units.ts'
import { Choice, Option } from '../Choice.tsx'
import type { DevicePosition } from '../devicePosition.ts'
import { PickOnMap } from '../map/PickOnMap.tsx'
import { TraceField } from '../trace/TraceField.tsx'
import type { Trace } from '../trace/useTrace.ts'
import type { WayEntry } from './wayEntry.ts'

interface WayCourseProps {
  entry: Pick<WayEntry, 'course' | 'drawn' | 'spot'>
  trace: Trace
  /** What was walked comes to. */
  traced: readonly Position[]
  device: DevicePosition
  onAskForPosition: () => void
  onChange: (change: Partial<WayEntry>) => void
}

/** How the course of a way is told: by walking along it, by drawing it, or by the spot alone. */
export function WayCourse({ entry, trace, traced, device, onAskForPosition, onChange }: WayCourseProps) {
  const { t } = useTranslation('fieldTrails')
  const { course, drawn, spot } = entry
  return (
    <>
      <Choice label={t('course')}>
        <div className="field-triple">
          {trailCourse.options.map((option) => (
            <Option
              key={option}
              isChosen={option === course}
              onChoose={() => {
                if (option === 'spot') onAskForPosition()
                onChange({ course: option })
              }}
            >
              {t(`course.${option}`)}
            </Option>
          ))}
        </div>
      </Choice>
      {course === 'walked' && <TraceField trace={trace} path={traced} />}
      {course === 'drawn' && (
        <PickOnMap
          pick="path"
          picked={drawn}
          onPick={(picked) => onChange({ drawn: picked.map(lonLat) })}
          device={device}
          onAskForPosition={onAskForPosition}
        />
      )}
      {course === 'spot' && (
        <SpotChoice
          spot={spot}
          device={device}
          onAskForPosition={onAskForPosition}
          onChange={(chosen) => onChange({ spot: chosen })}
        />
      )}
    </>
  )
}

const lonLat = ([lon, lat]: Position): LonLat => [lon, lat]

interface SpotChoiceProps {
  /** Undefined for where the phone is. */
  spot: LonLat | null | undefined
  device: DevicePosition
  onAskForPosition: () => void
  onChange: (spot: LonLat | null | undefined) => void
}

function SpotChoice({ spot, device, onAskForPosition, onChange }: SpotChoiceProps) {
  const { t } = useTranslation('fieldTrails')
  return (
    <>
      <div className="field-pair">
        <Option isChosen={spot === undefined} onChoose={() => onChange(undefined)}>
          {t('spotHere')}
        </Option>
        <Option isChosen={spot !== undefined} onChoose={() => onChange(spot ?? null)}>
          {t('spotOnMap')}
        </Option>
      </div>
      {spot !== undefined && (
        <PickOnMap
          pick="point"
          picked={spot === null ? [] : [spot]}
          onPick={([place]) => onChange(place === undefined ? null : lonLat(place))}
          device={device}
          onAskForPosition={onAskForPosition}
        />
      )}
    </>
  )
}
