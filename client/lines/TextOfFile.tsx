import { Button, FileButton, Group, Text, Textarea } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface TextOfFileProps {
  label: string
  description: string
  accept: string
  value: string
  error?: string | undefined
  onChange: (text: string) => void
}

/** A text that is chosen as a file or pasted. */
export function TextOfFile({ label, description, accept, value, error, onChange }: TextOfFileProps) {
  const { t } = useTranslation('lines')
  const [fileName, setFileName] = useState<string | undefined>(undefined)
  return (
    <div>
      <Group gap="sm" mb={6}>
        <FileButton
          accept={accept}
          onChange={(file) => {
            if (file === null) return
            setFileName(file.name)
            void file.text().then(onChange)
          }}
        >
          {(button) => (
            <Button {...button} variant="default" leftSection={<IconFileUpload size={16} />}>
              {t('chooseFile')}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed">
          {fileName ?? t('orPaste')}
        </Text>
      </Group>
      <Textarea
        label={label}
        description={description}
        value={value}
        error={error}
        minRows={4}
        maxRows={8}
        autosize
        spellCheck={false}
        styles={{ input: { fontFamily: 'ui-monospace, monospace', fontSize: 13 } }}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  )
}
