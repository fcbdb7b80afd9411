import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/language.ts'

/** Written in the language it leads to, so that whoever needs it can read it. */
export function LanguageSwitch() {
  const { t } = useTranslation('shell')
  const { language, setLanguage } = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => setLanguage(other)}
    >
      {t('otherLanguage')}
    </Button>
  )
}
