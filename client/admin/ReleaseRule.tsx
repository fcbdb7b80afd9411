import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMay } from '../account/me.ts'
import { useSettings } from '../api/administration.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { useSettingsAct } from './useSettingsAct.ts'

/** Whether releases take a second person; everybody here sees it, who sets the rules sets it. */
export function ReleaseRule() {
  const { t } = useTranslation('admin')
  const settings = useSettings().data
  const maySet = useMay('set-rules')
  const act = useSettingsAct()
  if (settings === undefined) return null
  return (
    <>
      <Switch
        label={t('approveReleases')}
        description={t(maySet ? 'approveReleasesLong' : 'approveReleasesOthers')}
        checked={settings.approveReleases}
        disabled={!maySet || act.sending}
        onChange={({ currentTarget }) =>
          void act.change(settings, { approveReleases: currentTarget.checked })
        }
      />
      <Refusal sentence={act.refusal} />
    </>
  )
}
