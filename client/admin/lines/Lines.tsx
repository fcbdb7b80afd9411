import '../../lines/lines.css'
import { Button, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { County } from '../../../data/model/county.ts'
import { useCounty } from '../../api/county.ts'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { LineForm } from '../../lines/LineForm.tsx'
import { MarkersForm } from '../../lines/MarkersForm.tsx'
import { DataTable, type TableColumn } from '../../table/DataTable.tsx'
import { TakeOver } from './TakeOver.tsx'

type Line = County['lines'][number]

type Opened =
  | { readonly kind: 'load'; readonly replaces?: Line }
  | { readonly kind: 'markers' | 'take-over'; readonly lineId: string }

/** The county's lines: another one, markers, and a new survey that takes the place of one. */
export function Lines() {
  const { t } = useTranslation('lines')
  const nameOf = useNameOf()
  const { length } = useQuantities()
  const { lines } = useCounty()
  const [opened, setOpened] = useState<Opened | undefined>(undefined)
  const close = () => setOpened(undefined)
  const replacedBy = ({ replaces }: Line) => lines.find(({ id }) => id === replaces)
  const columns: readonly TableColumn<Line>[] = [
    { id: 'name', title: t('line'), text: ({ name }) => nameOf(name) },
    {
      id: 'length',
      title: t('measured'),
      text: ({ lengthM }) => length(lengthM),
      order: ({ lengthM }) => lengthM,
    },
    { id: 'source', title: t('source'), text: ({ source }) => source },
    { id: 'approval', title: t('approvalNumber'), text: ({ approvalNumber }) => approvalNumber ?? '' },
    {
      id: 'replaces',
      title: t('newSurveyOf'),
      text: (line) => {
        const before = replacedBy(line)
        return before === undefined ? '' : nameOf(before.name)
      },
    },
  ]
  if (opened === undefined)
    return (
      <DataTable
        label={t('lines')}
        columns={columns}
        rows={lines}
        rowKey={({ id }) => id}
        empty={t('noLines')}
        renderActs={(line) => (
          <div className="row-acts">
            <Act label={t('loadMarkers')} onClick={() => setOpened({ kind: 'markers', lineId: line.id })} />
            {replacedBy(line) === undefined ? (
              <Act label={t('surveyAnew')} onClick={() => setOpened({ kind: 'load', replaces: line })} />
            ) : (
              <Act label={t('takePlace')} onClick={() => setOpened({ kind: 'take-over', lineId: line.id })} />
            )}
          </div>
        )}
      >
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened({ kind: 'load' })}>
          {t('anotherLine')}
        </Button>
      </DataTable>
    )
  return (
    <section className="line-opened">
      <Button variant="default" size="compact-sm" onClick={close}>
        {t('allLines')}
      </Button>
      {opened.kind === 'load' && (
        <>
          <Title order={3}>
            {opened.replaces === undefined
              ? t('anotherLine')
              : t('newSurveyTitle', { line: nameOf(opened.replaces.name) })}
          </Title>
          <LineForm
            replaces={opened.replaces}
            onLoaded={(lineId) => setOpened({ kind: 'markers', lineId })}
          />
        </>
      )}
      {opened.kind === 'markers' && (
        <>
          <Title order={3}>{t('markersTitle')}</Title>
          <MarkersForm
            lineId={opened.lineId}
            onDone={() => {
              const line = lines.find(({ id }) => id === opened.lineId)
              if (line === undefined || replacedBy(line) === undefined) close()
              else setOpened({ kind: 'take-over', lineId: line.id })
            }}
          />
        </>
      )}
      {opened.kind === 'take-over' && <TakeOver lineId={opened.lineId} onDone={close} />}
    </section>
  )
}

function Act({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button size="compact-xs" variant="default" onClick={onClick}>
      {label}
    </Button>
  )
}
