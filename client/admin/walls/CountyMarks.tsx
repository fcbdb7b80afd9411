import { Button, Group, Stack, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../account/me.ts'
import { useSettings, type SettingsItem } from '../../api/administration.ts'
import { bothNames } from '../../i18n/bothNames.ts'
import { Refusal } from '../../shell/Refusal.tsx'
import { useSettingsAct } from '../useSettingsAct.ts'

/** What the county lets every wall show, and lays over it. */
export function CountyMarks() {
  const settings = useSettings().data
  const maySet = useMay('set-rules')
  if (settings === undefined || !maySet) return null
  return <MarksForm key={settings.version} settings={settings} />
}

function MarksForm({ settings }: { settings: SettingsItem }) {
  const { t } = useTranslation('admin')
  const form = useForm({
    initialValues: {
      chiefNames: settings.chiefNames,
      classificationZh: settings.classification?.zh ?? '',
      classificationEn: settings.classification?.en ?? '',
      watermark: settings.watermark ?? '',
    },
  })
  const act = useSettingsAct(form, {
    'classification.zh': 'classificationZh',
    'classification.en': 'classificationEn',
  })
  const save = form.onSubmit(({ chiefNames, classificationZh, classificationEn, watermark }) => {
    const classification = bothNames(classificationEn, classificationZh)
    return act.change(settings, {
      chiefNames,
      classification: classification.zh === '' ? null : classification,
      watermark: watermark.trim() === '' ? null : watermark.trim(),
    })
  })
  return (
    <form onSubmit={save} className="county-marks">
      <Stack gap="sm">
        <Switch
          label={t('chiefNames')}
          description={t('chiefNamesLong')}
          {...form.getInputProps('chiefNames', { type: 'checkbox' })}
        />
        <Group align="flex-end">
          <TextInput
            label={t('classificationZh')}
            placeholder="内部"
            maxLength={40}
            {...form.getInputProps('classificationZh')}
          />
          <TextInput
            label={t('classificationEn')}
            placeholder="Internal"
            maxLength={40}
            {...form.getInputProps('classificationEn')}
          />
          <TextInput label={t('watermark')} maxLength={60} {...form.getInputProps('watermark')} />
          <Button type="submit" variant="default" loading={act.sending} disabled={!form.isDirty()}>
            {t('save')}
          </Button>
        </Group>
        <Refusal sentence={act.refusal} />
      </Stack>
    </form>
  )
}
