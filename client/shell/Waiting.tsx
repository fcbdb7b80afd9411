import { Center, Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** While a page or its data is on the way. */
export function Waiting() {
  const { t } = useTranslation('shell')
  return (
    <Center h="100%" mih={240} role="status" aria-label={t('loading')}>
      <Loader type="dots" aria-hidden />
    </Center>
  )
}
