import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ChiefLevel } from '../../data/model/chief.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useBeside } from '../overview/inspect/useBeside.ts'
import { ChiefLine } from './FourChiefs.tsx'
import { stretchLabel, type ChiefRow } from './chiefRows.ts'
import type { Piece } from './stripGeometry.ts'

interface PiecePanelProps {
  lineId: string
  level: ChiefLevel
  piece: Piece | undefined
  rows: readonly ChiefRow[]
  unitName: (id: string) => string
  atMs: number
  mayChange: boolean
  onName: (piece: Piece) => void
  onAct: (act: 'change' | 'hand-over' | 'end', row: ChiefRow) => void
}

/** The piece that is chosen: who answers for it, and what can be done about that. */
export function PiecePanel(props: PiecePanelProps) {
  const { lineId, level, piece, rows, unitName, atMs, mayChange, onName, onAct } = props
  const { t } = useTranslation('chiefs')
  const { length, moment } = useQuantities()
  const beside = useBeside()
  if (piece === undefined)
    return (
      <Text size="sm" c="dimmed" className="piece-panel">
        {t('pickPiece')}
      </Text>
    )
  return (
    <section className="piece-panel" data-state={piece.state} aria-live="polite">
      <div className="piece-head">
        <strong>
          {t(`level.${level}`)} · {stretchLabel(piece)}
        </strong>
        <span>
          {length(piece.toM - piece.fromM)} · {beside(lineId, piece.fromM)}
        </span>
        <span className="piece-state" data-state={piece.state}>
          {t(`state.${piece.state}`)}
        </span>
      </div>
      {rows.map((row) => (
        <div key={row.id} className="piece-chief">
          <div>
            <ChiefLine chief={row.record} atMs={atMs} />
            <Text size="xs" c="dimmed">
              {[
                unitName(row.unitId),
                row.what,
                t('since', { when: moment(Date.parse(row.record.from)) }),
                ...(row.record.to === null ? [] : [t('until', { when: moment(Date.parse(row.record.to)) })]),
              ].join(' · ')}
            </Text>
          </div>
          {mayChange && (
            <Group gap={6}>
              <Button size="compact-sm" variant="default" onClick={() => onAct('change', row)}>
                {t('change')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => onAct('hand-over', row)}>
                {t('handOver')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => onAct('end', row)}>
                {t('end')}
              </Button>
            </Group>
          )}
        </div>
      ))}
      {mayChange && piece.state === 'nobody' && (
        <Button size="sm" onClick={() => onName(piece)}>
          {t('nameHere')}
        </Button>
      )}
    </section>
  )
}
