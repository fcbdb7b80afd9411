import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../account/me.ts'
import { useAttempt } from '../account/useAttempt.ts'
import { sendCall } from '../api/request.ts'
import { download } from '../save/download.ts'
import { Refusal } from '../shell/Refusal.tsx'

interface ExportButtonProps {
  /** What is taken along, and the name of the file. */
  label: string
  rows: number
  text: () => string
}

/** Writes a table to a file, once the server has written down who takes it along. */
export function ExportButton({ label, rows, text }: ExportButtonProps) {
  const { t } = useTranslation('table')
  const { attempt, isSending, refusal } = useAttempt()
  if (!useMay('make-exports')) return null
  const take = () =>
    attempt(async () => {
      await sendCall({ method: 'POST', address: '/exports', body: { what: label, rows } })
      download(`${label}.csv`, new Blob([text()], { type: 'text/csv' }))
    })
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        disabled={rows === 0}
        loading={isSending}
        onClick={() => void take()}
      >
        {t('export')}
      </Button>
      <Refusal sentence={refusal} />
    </>
  )
}
