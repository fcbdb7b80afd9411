import { Button, CopyButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** Puts a text into the clipboard, and says that it did. */
export function CopyText({ value }: { value: string }) {
  const { t } = useTranslation('shell')
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Button variant="default" onClick={copy}>
          {t(copied ? 'copied' : 'copy')}
        </Button>
      )}
    </CopyButton>
  )
}
