import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMay } from '../account/me.ts'
import { useSettings } from '../api/administration.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { useAct } from '../shell/useAct.ts'

/** Whether releases take a second person; everybody here sees it, who sets the rules sets it. */
export function ReleaseRule() {
  const { t } = useTranslation('admin')
  const settings = useSettings().data
  const maySet = useMay('set-rules')
  const act = useAct()
  if (settings === undefined) return null
  const { id: _id, synthetic: _synthetic, version, ...body } = settings
  return (
    <>
      <Switch
        label={t('approveReleases')}
        description={t(maySet ? 'approveReleasesLong' : 'approveReleasesOthers')}
        checked={settings.approveReleases}
        disabled={!maySet || act.sending}
        onChange={({ currentTarget }) =>
          void act.send({
            method: 'PUT',
            address: '/settings',
            version,
            body: { ...body, approveReleases: currentTarget.checked },
          })
        }
      />
      <Refusal sentence={act.refusal} />
    </>
  )
}
