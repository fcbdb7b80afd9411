import { Button, FileButton, Group, Modal, Text } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { peopleImport, type PeopleImport as Preview } from '../../../data/model/peopleImport.ts'
import { ProblemError, sendWrite, type Write } from '../../api/request.ts'
import { Refusal } from '../../shell/Refusal.tsx'
import { useAct } from '../../shell/useAct.ts'
import { ImportPreview } from './ImportPreview.tsx'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What a browser says of a file is not to be relied on: its name says what it is. */
const typeOf = ({ name }: File): string => (/\.xlsx$/i.test(name) ? workbook : 'text/csv')

const importOf = (file: File, isPreview: boolean): Write => ({
  method: 'POST',
  address: isPreview ? '/people/import?preview=true' : '/people/import',
  body: file,
  contentType: typeOf(file),
})

/** A table of people is chosen, looked at row by row, and taken as a whole or not at all. */
export function PeopleImport({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('admin')
  const { t: shell } = useTranslation('shell')
  const [file, setFile] = useState<File | undefined>(undefined)
  const [preview, setPreview] = useState<Preview | undefined>(undefined)
  const [fault, setFault] = useState<string | undefined>(undefined)
  const [isReading, setIsReading] = useState(false)
  const act = useAct()
  const look = async (chosen: File | null) => {
    if (chosen === null) return
    setFile(chosen)
    setPreview(undefined)
    setFault(undefined)
    setIsReading(true)
    try {
      setPreview(peopleImport.parse(await sendWrite(importOf(chosen, true))))
    } catch (error) {
      setFault(error instanceof ProblemError ? error.problem.detail : shell('notSent'))
    } finally {
      setIsReading(false)
    }
  }
  const isNew = preview !== undefined && preview.made + preview.changed > 0
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('importTitle')}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <Text size="sm" mb="sm">
        {t('importLong')}
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
      {preview !== undefined && <ImportPreview preview={preview} />}
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
