import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyText } from '../shell/CopyText.tsx'

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
        <CopyText value={codes.join('\n')} />
        <Button onClick={onKept}>{t('backupCodesKept')}</Button>
      </Group>
    </div>
  )
}
