import { Skeleton, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { InspectorHead } from './InspectorHead.tsx'

/** While a selected thing is on the way, or where it is no longer there. */
export function Gone({ loading, kind, onClose }: { loading: boolean; kind: string; onClose: () => void }) {
  const { t } = useTranslation('overview')
  return (
    <>
      <InspectorHead kind={kind} title={loading ? '…' : t('gone')} onClose={onClose} />
      {loading ? <Skeleton h={80} mt="md" /> : <Text size="sm">{t('goneLong')}</Text>}
    </>
  )
}
