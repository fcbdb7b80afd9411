import './chiefs.css'
import { Button, Text, Title } from '@mantine/core'
import { IconFileImport, IconPlus, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChiefLevel } from '../../data/model/chief.ts'
import { tryPieceAt } from '../../geo/responsibility.ts'
import { useMay } from '../account/me.ts'
import { useMayAt } from '../account/useMayAt.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useKnownAt } from '../knowledge/knownAt.ts'
import { useViewState } from '../shell/viewState.ts'
import { Waiting } from '../shell/Waiting.tsx'
import type { ChiefAct } from './ChiefActs.tsx'
import { ChiefsImport } from './ChiefsImport.tsx'
import { ChiefStrip } from './ChiefStrip.tsx'
import { ChiefsTable } from './ChiefsTable.tsx'
import { missingRows, type ChiefRow, type MissingRow } from './chiefRows.ts'
import { DeskForms, type OpenForm } from './DeskForms.tsx'
import { MissingTable } from './MissingTable.tsx'
import { PiecePanel } from './PiecePanel.tsx'
import type { Piece } from './stripGeometry.ts'
import { UnitSheet } from './UnitSheet.tsx'
import { useChiefNames } from './useChiefNames.ts'
import { useChiefRows } from './useChiefRows.ts'
import { useChiefView } from './useChiefView.ts'
import { useResponsibility } from './useResponsibility.ts'

/** Strip, chosen piece, what is missing and all chiefs of the line shown, at the instant shown. */
export function ChiefsDesk() {
  const { t } = useTranslation('chiefs')
  const { length } = useQuantities()
  const { lineId = '', atMs, selection } = useViewState()
  const { level, sheetOf, showSheet, pick } = useChiefView()
  const { tryName } = useChiefNames()
  const answered = useResponsibility()
  const { kindName, pointName, unitName, chargedName, rowsOf } = useChiefRows(answered)
  const [form, setForm] = useState<OpenForm | undefined>(undefined)
  const mayAssign = useMay('assign-chiefs')
  const mayAt = useMayAt('assign-chiefs')
  const isPast = useKnownAt() !== undefined
  if (answered === undefined) return <Waiting />
  if (sheetOf !== null)
    return (
      <UnitSheet
        unitId={sheetOf}
        answered={answered}
        onUnit={showSheet}
        onClose={() => showSheet(undefined)}
      />
    )
  const mayChange = mayAssign && !isPast
  const mayChangeRow = ({ unitId, stretch }: ChiefRow) =>
    mayChange &&
    mayAt(unitId, stretch && [stretch.fromM, stretch.toM].map((atM) => ({ lineId: stretch.lineId, atM })))
  const { levels, lengthM } = answered.responsibility
  const rows = rowsOf() ?? []
  const rowById = new Map(rows.map((row) => [row.id, row]))
  const chosen = selection?.kind === 'stretch' && selection.lineId === lineId ? selection : undefined
  const pieces = levels.find((one) => one.level === level)?.pieces ?? []
  const piece = chosen && tryPieceAt(pieces, Math.min((chosen.fromM + chosen.toM) / 2, lengthM))
  const missing = missingRows(answered, { point: pointName, unit: unitName })
  const nameAt = (at: ChiefLevel, { fromM, toM }: { fromM: number; toM: number }, startMs?: number) =>
    setForm({ kind: 'name', level: at, target: { kind: 'stretch', lineId, fromM, toM }, startMs })
  const nameMissing = (row: MissingRow) => {
    // Who follows begins where the one before leaves.
    const startMs = row.at === undefined ? undefined : Date.parse(row.at)
    if (row.kind === 'stretch' && row.stretch !== undefined) return nameAt(row.level, row.stretch, startMs)
    if (row.of === undefined) return undefined
    const title = chargedName(row.of) ?? ''
    return setForm({ kind: 'name', level: row.level, target: { kind: 'charge', of: row.of, title } })
  }
  const openAct = (act: ChiefAct, row: ChiefRow) => setForm({ kind: act, row })
  const whoOf = (ids: readonly string[]) =>
    ids
      .flatMap((id) => rowById.get(id) ?? [])
      .map(({ post, record }) => [post, tryName(record.personId)].filter(Boolean).join(' '))
      .join('; ')
  const enter = () => {
    if (piece === undefined || !mayChange) return
    if (piece.state === 'nobody') return nameAt(level, piece)
    const first = piece.stretchIds.flatMap((id) => rowById.get(id) ?? []).find(mayChangeRow)
    if (first !== undefined) openAct('change', first)
  }
  return (
    <div className="chiefs">
      <div className="chiefs-head">
        <Title order={1} size="h3">
          {t('title')}
        </Title>
        <Text size="sm" c="dimmed">
          {missing.length === 0 ? t('allNamed') : t('wholeLine', { length: length(lengthM) })}
        </Text>
      </div>
      <ChiefStrip
        key={lineId}
        answered={answered}
        level={level}
        selected={piece}
        mayChange={mayChange}
        onPick={(at, stretch) => pick(at, lineId, stretch)}
        onDraft={(draft) =>
          draft.kind === 'new' ? nameAt(draft.level, draft) : setForm({ kind: 'move', draft })
        }
        onEnter={enter}
      />
      <PiecePanel
        lineId={lineId}
        level={level}
        piece={piece}
        rows={piece?.stretchIds.flatMap((id) => rowById.get(id) ?? []) ?? []}
        unitName={unitName}
        atMs={atMs}
        mayChange={mayChange}
        mayChangeRow={mayChangeRow}
        onName={(one: Piece) => nameAt(level, one)}
        onAct={openAct}
      />
      <Title order={2} size="h4">
        {t('missing')}
      </Title>
      <MissingTable
        rows={missing}
        kindName={kindName}
        whoOf={whoOf}
        mayChange={mayChange}
        onShow={(row) => row.stretch !== undefined && pick(row.level, lineId, row.stretch)}
        onName={nameMissing}
      />
      <Title order={2} size="h4">
        {t('chiefs')}
      </Title>
      <ChiefsTable rows={rows} unitName={unitName} atMs={atMs} mayChange={mayChangeRow} onAct={openAct}>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => showSheet('')}
        >
          {t('print')}
        </Button>
        {mayChange && (
          <>
            <Button
              variant="default"
              leftSection={<IconFileImport size={16} aria-hidden />}
              onClick={() => setForm({ kind: 'import' })}
            >
              {t('import')}
            </Button>
            <Button
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => nameAt(level, piece ?? { fromM: 0, toM: Math.min(1000, lengthM) })}
            >
              {t('addChief')}
            </Button>
          </>
        )}
      </ChiefsTable>
      {form?.kind === 'import' ? (
        <ChiefsImport lineId={lineId} onClose={() => setForm(undefined)} />
      ) : (
        form !== undefined && (
          <DeskForms form={form} rows={rows} answered={answered} onClose={() => setForm(undefined)} />
        )
      )}
    </div>
  )
}
