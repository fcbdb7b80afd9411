import { PasswordInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface PasswordFirstProps {
  value: string
  onChange: (password: string) => void
}

/** Whoever changes how they sign in gives their password once more. */
export function PasswordFirst({ value, onChange }: PasswordFirstProps) {
  const { t } = useTranslation('account')
  return (
    <PasswordInput
      label={t('passwordFirst')}
      autoComplete="current-password"
      required
      withAsterisk={false}
      autoFocus
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
