import { Button, FileButton, Group, Modal, Text } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { refusalOf, sendWrite, type Write } from '../api/request.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { useAct } from '../shell/useAct.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What a browser says of a file is not to be relied on: its name says what it is. */
const typeOf = ({ name }: File): string => (/\.xlsx$/i.test(name) ? workbook : 'text/csv')

export interface TableImportProps<Preview extends z.ZodType<{ ok: boolean }>> {
  title: string
  /** What columns the file has, and what becomes of it. */
  long: string
  /** Where it is sent, `preview=true` added to look at it first. */
  address: string
  preview: Preview
  /** Whether anything would be changed by it. */
  changesAny: (preview: z.infer<Preview>) => boolean
  renderPreview: (preview: z.infer<Preview>) => ReactNode
  onClose: () => void
}

/** A table is chosen, looked at row by row, and taken as a whole or not at all. */
export function TableImport<Preview extends z.ZodType<{ ok: boolean }>>(props: TableImportProps<Preview>) {
  const { title, long, address, changesAny, renderPreview, onClose } = props
  const { t } = useTranslation('table')
  const { t: shell } = useTranslation('shell')
  const [file, setFile] = useState<File | undefined>(undefined)
  const [preview, setPreview] = useState<z.infer<Preview> | undefined>(undefined)
  const [fault, setFault] = useState<string | undefined>(undefined)
  const [isReading, setIsReading] = useState(false)
  const act = useAct()
  const importOf = (sent: File, isPreview: boolean): Write => ({
    method: 'POST',
    address: isPreview ? `${address}${address.includes('?') ? '&' : '?'}preview=true` : address,
    body: sent,
    contentType: typeOf(sent),
  })
  const look = async (chosen: File | null) => {
    if (chosen === null) return
    setFile(chosen)
    setPreview(undefined)
    setFault(undefined)
    setIsReading(true)
    try {
      setPreview(props.preview.parse(await sendWrite(importOf(chosen, true))))
    } catch (error) {
      setFault(refusalOf(error, shell('notSent')))
    } finally {
      setIsReading(false)
    }
  }
  const isNew = preview !== undefined && changesAny(preview)
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={title}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <Text size="sm" mb="sm">
        {long}
      </Text>
      <Group gap="sm" mb="sm">
        {/* The same file once more, mended, is another one: the button forgets what it had. */}
        <FileButton
          key={file?.lastModified}
          accept={`.csv,.xlsx,text/csv,${workbook}`}
          onChange={(chosen) => void look(chosen)}
        >
          {(button) => (
            <Button
              {...button}
              variant="default"
              loading={isReading}
              leftSection={<IconFileUpload size={16} />}
            >
              {t('chooseFile')}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed">
          {isReading ? t('reading') : file?.name}
        </Text>
      </Group>
      <Refusal sentence={fault ?? act.refusal} />
      {preview !== undefined && renderPreview(preview)}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {shell('cancel')}
        </Button>
        <Button
          disabled={file === undefined || preview?.ok !== true || !isNew}
          loading={act.sending}
          onClick={() => file !== undefined && void act.send(importOf(file, false), onClose)}
        >
          {t('importNow')}
        </Button>
      </Group>
    </Modal>
  )
}
