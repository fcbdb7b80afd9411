import './firstRun.css'
import { Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../account/me.ts'
import { LineForm } from '../lines/LineForm.tsx'
import { MarkersForm } from '../lines/MarkersForm.tsx'

/** Where there is no line yet: load one, then its markers if there are any. */
export function FirstRun({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('overview')
  const { t: lines } = useTranslation('lines')
  const [lineId, setLineId] = useState<string | undefined>(undefined)
  const mayLoad = useMay('change-line')
  if (!mayLoad)
    return (
      <div className="first-run">
        <Title order={2}>{t('firstTitle')}</Title>
        <Text maw={640} mt={4}>
          {t('firstByAdministrator')}
        </Text>
      </div>
    )
  return (
    <div className="first-run">
      {lineId === undefined ? (
        <Stack gap="md">
          <div>
            <Title order={2}>{t('firstTitle')}</Title>
            <Text maw={640} mt={4}>
              {t('firstLong')}
            </Text>
          </div>
          <LineForm onLoaded={setLineId} />
        </Stack>
      ) : (
        <Stack gap="md">
          <div>
            <Text c="dimmed">{t('lineLoaded')}</Text>
            <Title order={2}>{lines('markersTitle')}</Title>
            <Text maw={640} mt={4}>
              {lines('markersLong')}
            </Text>
          </div>
          <MarkersForm lineId={lineId} onDone={onDone} />
        </Stack>
      )}
    </div>
  )
}
