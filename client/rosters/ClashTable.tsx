import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RosterClash } from '../../geo/rosterClashes.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { DataTable, type TableColumn } from '../table/DataTable.tsx'
import type { OpenForm } from './RosterForms.tsx'
import { isHole } from './rosterRows.ts'
import type { RosterPlace, UnitRoster } from './useRoster.ts'
import { useRosterWords } from './useRosterWords.ts'

interface ClashTableProps {
  unitRoster: UnitRoster
  mayAt: (place: RosterPlace | undefined) => boolean
  onForm: (form: OpenForm) => void
}

/** Everything against the rules in the days shown, in words, each with the way to put it right. */
export function ClashTable({ unitRoster, mayAt, onForm }: ClashTableProps) {
  const { t } = useTranslation('rosters')
  const { moment } = useQuantities()
  const { clashText } = useRosterWords(unitRoster)
  const { clashes, shiftById, places } = unitRoster
  const columns: TableColumn<RosterClash>[] = [
    { id: 'kind', title: t('kind'), text: ({ kind }) => t(`short.${kind}`), isWhole: true },
    {
      id: 'when',
      title: t('when'),
      text: ({ fromMs }) => moment(fromMs),
      order: ({ fromMs }) => fromMs,
      isWhole: true,
    },
    { id: 'says', title: t('says'), text: clashText },
  ]
  return (
    <DataTable
      label={t('clashesOf')}
      columns={columns}
      rows={clashes}
      rowKey={(clash) =>
        [
          clash.kind,
          'placeId' in clash ? clash.placeId : '',
          'personId' in clash ? clash.personId : '',
          clash.fromMs,
          ...clash.shiftIds,
        ].join(' ')
      }
      empty={t('noClashes')}
      sorting={{ columnId: 'when', isDown: false }}
      renderActs={(clash) => {
        const shift = shiftById.get(clash.shiftIds.at(-1) ?? '')
        if (isHole(clash) && mayAt(places.find(({ id }) => id === clash.placeId)))
          return (
            <Button size="compact-xs" variant="default" onClick={() => onForm({ kind: 'fill', hole: clash })}>
              {t('fill')}
            </Button>
          )
        return (
          shift !== undefined && (
            <Button size="compact-xs" variant="default" onClick={() => onForm({ kind: 'change', shift })}>
              {t('show')}
            </Button>
          )
        )
      }}
    />
  )
}
