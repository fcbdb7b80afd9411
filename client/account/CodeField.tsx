import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** Six digits, or a backup code: phones offer what the app has just shown. */
export function CodeField({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const { t } = useTranslation('account')
  return (
    <TextInput
      label={t('code')}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={24}
      required
      withAsterisk={false}
      autoFocus
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
