import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '../shell/Refusal.tsx'
import { useAct } from '../shell/useAct.ts'
import { TextOfFile } from './TextOfFile.tsx'

/** Sends a CSV of markers as it is; the server reads it and names the line at fault. */
export function MarkersForm({ lineId, onDone }: { lineId: string; onDone: () => void }) {
  const { t } = useTranslation('lines')
  const [csv, setCsv] = useState('')
  const act = useAct()
  return (
    <Stack gap="sm" maw={720}>
      <TextOfFile
        label={t('markersFile')}
        description="number,lon,lat,official_chainage_m"
        accept=".csv,text/csv"
        value={csv}
        onChange={setCsv}
      />
      <Refusal sentence={act.refusal} />
      <Group>
        <Button
          disabled={csv.trim() === ''}
          loading={act.sending}
          onClick={() =>
            void act.send(
              {
                method: 'POST',
                address: `/collections/border-lines/items/${lineId}/markers`,
                body: csv,
                contentType: 'text/csv',
              },
              onDone,
            )
          }
        >
          {t('loadMarkers')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('withoutMarkers')}
        </Button>
      </Group>
    </Stack>
  )
}
