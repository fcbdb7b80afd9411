import { useTranslation } from 'react-i18next'
import type { ChiefLevel } from '../../data/model/chief.ts'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { FormDrawer } from '../admin/FormDrawer.tsx'
import { HistoryPart } from '../history/HistoryPart.tsx'
import { useViewState } from '../shell/viewState.ts'
import { ChiefForm, type ChiefFormFor } from './ChiefForm.tsx'
import type { ChiefRow } from './chiefRows.ts'
import { EndForm } from './EndForm.tsx'
import { HandOverForm } from './HandOverForm.tsx'
import { MoveForm } from './MoveForm.tsx'
import { useChiefNames } from './useChiefNames.ts'
import type { Answered } from './useResponsibility.ts'
import type { StripDraft } from './useStripDrag.ts'

/** What is being entered. */
export type OpenForm =
  | { kind: 'import' }
  | { kind: 'name'; level: ChiefLevel; target: ChiefFormFor; startMs?: number | undefined }
  | { kind: 'move'; draft: Extract<StripDraft, { kind: 'move' }> }
  | { kind: 'change' | 'hand-over' | 'end'; row: ChiefRow }

interface DeskFormsProps {
  form: Exclude<OpenForm, { kind: 'import' }>
  rows: readonly ChiefRow[]
  answered: Answered
  onClose: () => void
}

/** The form that is open, beside the line it is about. */
export function DeskForms({ form, rows, answered, onClose }: DeskFormsProps) {
  const { t } = useTranslation('chiefs')
  const { atMs } = useViewState()
  const { tryName } = useChiefNames()
  switch (form.kind) {
    case 'name':
      return (
        <FormDrawer title={t('formNew')} onClose={onClose}>
          <ChiefForm target={form.target} level={form.level} startMs={form.startMs} onClose={onClose} />
        </FormDrawer>
      )
    case 'move': {
      const { fromM, toM } = form.draft
      const edge = { from: formatChainage(fromM), to: formatChainage(toM) }
      return (
        <FormDrawer title={t('moveTitle', edge)} onClose={onClose}>
          <MoveForm draft={form.draft} answered={answered} onClose={onClose} />
        </FormDrawer>
      )
    }
    case 'change': {
      const { row } = form
      const target: ChiefFormFor | undefined =
        row.stretch !== undefined
          ? { kind: 'stretch', lineId: row.stretch.lineId, fromM: row.stretch.fromM, toM: row.stretch.toM }
          : row.of && { kind: 'charge', of: row.of, title: row.what }
      if (target === undefined) return null
      return (
        <FormDrawer title={t('formChange')} onClose={onClose}>
          <ChiefForm
            target={target}
            level={row.level}
            before={{ ...row.record, id: row.id, version: row.version }}
            onClose={onClose}
          />
          <HistoryPart kind={row.kind} id={row.id} />
        </FormDrawer>
      )
    }
    case 'hand-over': {
      const { row } = form
      const isAhead = ({ record: { to } }: ChiefRow) => to === null || Date.parse(to) > atMs
      const others = rows.filter(
        (one) =>
          one.id !== row.id &&
          row.record.personId !== null &&
          one.record.personId === row.record.personId &&
          isAhead(one),
      )
      return (
        <FormDrawer
          title={t('handOverTitle', { name: tryName(row.record.personId) ?? row.post })}
          onClose={onClose}
        >
          <HandOverForm rows={[row, ...others]} onClose={onClose} />
        </FormDrawer>
      )
    }
    case 'end':
      return (
        <FormDrawer title={t('endTitle')} onClose={onClose}>
          <EndForm row={form.row} onClose={onClose} />
        </FormDrawer>
      )
  }
}
