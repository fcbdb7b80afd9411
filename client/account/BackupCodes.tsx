import { Button, CopyButton, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** Shown once, as the server keeps them so that it cannot tell them again. */
export function BackupCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useTranslation('account')
  return (
    <div className="account-form">
      <Text fw={600} size="sm">
        {t('backupCodes')}
      </Text>
      <Text size="sm">{t('backupCodesLong')}</Text>
      <ul className="backup-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Group grow>
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onKept}>{t('backupCodesKept')}</Button>
      </Group>
    </div>
  )
}
