import { formatStretch } from '../../geo/chainageLabel.ts'
import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ChiefLevel } from '../../data/model/chief.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useBeside } from '../overview/inspect/useBeside.ts'
import { ChiefActs, type ChiefAct } from './ChiefActs.tsx'
import { ChiefLine } from './FourChiefs.tsx'
import { type ChiefRow } from './chiefRows.ts'
import type { Piece } from './stripGeometry.ts'

interface PiecePanelProps {
  lineId: string
  level: ChiefLevel
  piece: Piece | undefined
  rows: readonly ChiefRow[]
  unitName: (id: string) => string
  atMs: number
  /** Whether anything may be named here at all. */
  mayChange: boolean
  mayChangeRow: (row: ChiefRow) => boolean
  onName: (piece: Piece) => void
  onAct: (act: ChiefAct, row: ChiefRow) => void
}

/** The piece that is chosen: who answers for it, and what can be done about that. */
export function PiecePanel(props: PiecePanelProps) {
  const { lineId, level, piece, rows, unitName, atMs, mayChange, mayChangeRow, onName, onAct } = props
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
          {t(`level.${level}`)} · {formatStretch(piece)}
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
          {mayChangeRow(row) && <ChiefActs row={row} atMs={atMs} onAct={onAct} />}
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
