import { useTranslation } from 'react-i18next'
import type { ChiefLevel } from '../../data/model/chief.ts'
import type { Stretch } from '../../geo/units.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { rowPx, rowTop } from './stripGeometry.ts'
import type { Answered } from './useResponsibility.ts'

type Row = Answered['responsibility']['levels'][number]

interface StripLevelsProps {
  levels: readonly Row[]
  level: ChiefLevel
  onPick: (level: ChiefLevel, stretch: Stretch) => void
}

/** The levels beside their rows, each with what is worst there; choosing one chooses its first fault. */
export function StripLevels({ levels, level, onPick }: StripLevelsProps) {
  const { t } = useTranslation('chiefs')
  const { length } = useQuantities()
  const worst = ({ metres: { nobody, vacant, several } }: Row): string => {
    if (nobody > 0) return t('metresNobody', { length: length(nobody) })
    if (vacant > 0) return t('metresVacant', { length: length(vacant) })
    return several > 0 ? t('metresSeveral', { length: length(several) }) : t('levelWhole')
  }
  return (
    <div className="chief-strip-levels">
      {levels.map((row) => (
        <button
          key={row.level}
          type="button"
          aria-pressed={row.level === level}
          style={{ top: rowTop(row.level), height: rowPx }}
          onClick={() => {
            const piece = row.pieces.find(({ state }) => state !== 'one') ?? row.pieces[0]
            if (piece !== undefined) onPick(row.level, piece)
          }}
        >
          <strong>{t(`level.${row.level}`)}</strong>
          <span>{worst(row)}</span>
        </button>
      ))}
    </div>
  )
}
