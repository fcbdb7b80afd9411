import {
  Button,
  Group,
  MultiSelect,
  NativeSelect,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noticeLanguage, type NoticeLanguage } from '../../../data/model/noticeLanguage.ts'
import { noticeKeys, noticeTexts, type NoticeKey } from '../../../data/model/noticeTexts.ts'
import type { SealingNotice } from '../../../data/model/sealingNotice.ts'
import { useSettings, type SettingsItem } from '../../api/administration.ts'
import { Refusal } from '../../shell/Refusal.tsx'
import { useSettingsAct } from '../useSettingsAct.ts'

/** What stands on the notices where trails are closed: by whose order, in which languages and words. */
export function Notices() {
  const settings = useSettings().data
  return settings === undefined ? null : <NoticeForm key={settings.version} settings={settings} />
}

type Typed = Readonly<Record<NoticeLanguage, string>>
type TypedSentences = Readonly<Record<NoticeLanguage, Readonly<Partial<Record<NoticeKey, string>>>>>

const ofEach = <Value,>(value: (language: NoticeLanguage) => Value): Record<NoticeLanguage, Value> => ({
  zh: value('zh'),
  vi: value('vi'),
  my: value('my'),
  en: value('en'),
})

function NoticeForm({ settings }: { settings: SettingsItem }) {
  const { t } = useTranslation('notice')
  const { sealingNotice: notice } = settings
  const [shown, setShown] = useState<NoticeLanguage>('zh')
  const form = useForm({
    initialValues: {
      languages: notice.languages ?? [],
      authority: ofEach((language) => notice.authority[language] ?? '') as Typed,
      orderNumber: notice.orderNumber,
      orderDate: notice.orderDate ?? '',
      telephone: notice.telephone,
      codeIsText: notice.codeIsText,
      texts: ofEach((language) => notice.texts[language] ?? {}) as TypedSentences,
    },
  })
  const act = useSettingsAct(form, {
    'sealingNotice.orderNumber': 'orderNumber',
    'sealingNotice.orderDate': 'orderDate',
    'sealingNotice.telephone': 'telephone',
  })
  const save = form.onSubmit(({ languages, authority, orderDate, texts, ...plain }) => {
    const changed: SealingNotice = {
      ...plain,
      languages: languages.length === 0 ? null : languages,
      orderDate: orderDate === '' ? null : orderDate,
      authority: filledOnly(authority),
      texts: Object.fromEntries(
        Object.entries(texts)
          .map(([language, own]) => [language, filledOnly(own)] as const)
          .filter(([, own]) => Object.keys(own).length > 0),
      ),
    }
    return act.change(settings, { sealingNotice: changed })
  })
  const nameOf = (language: NoticeLanguage) => t(`language.${language}`)
  return (
    <form onSubmit={save}>
      <Stack gap="md" maw={860}>
        <MultiSelect
          label={t('ownLanguages')}
          placeholder={form.values.languages.length === 0 ? t('asPorts') : ''}
          data={noticeLanguage.options.map((language) => ({ value: language, label: nameOf(language) }))}
          {...form.getInputProps('languages')}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {noticeLanguage.options.map((language) => (
            <TextInput
              key={language}
              label={t('authority', { language: nameOf(language) })}
              maxLength={200}
              {...form.getInputProps(`authority.${language}`)}
            />
          ))}
          <TextInput label={t('orderNumber')} maxLength={100} {...form.getInputProps('orderNumber')} />
          <TextInput label={t('orderDate')} type="date" {...form.getInputProps('orderDate')} />
          <TextInput label={t('telephone')} maxLength={40} {...form.getInputProps('telephone')} />
        </SimpleGrid>
        <Switch
          label={t('codeIsText')}
          description={t('codeIsTextLong')}
          {...form.getInputProps('codeIsText', { type: 'checkbox' })}
        />
        <NativeSelect
          label={t('sentencesOf')}
          value={shown}
          data={noticeLanguage.options.map((language) => ({ value: language, label: nameOf(language) }))}
          onChange={(event) => setShown(noticeLanguage.parse(event.currentTarget.value))}
        />
        <Text size="sm" c="dimmed">
          {t('sentencesLong')}
        </Text>
        <SimpleGrid
          role="group"
          cols={{ base: 1, sm: 2 }}
          aria-label={t('sentences', { language: nameOf(shown) })}
        >
          {noticeKeys.map((key) => (
            <Textarea
              key={`${shown} ${key}`}
              label={t(`key.${key}`)}
              placeholder={noticeTexts[shown][key]}
              autosize
              minRows={1}
              maxLength={600}
              {...form.getInputProps(`texts.${shown}.${key}`)}
              value={form.values.texts[shown][key] ?? ''}
            />
          ))}
        </SimpleGrid>
        <Refusal sentence={act.refusal} />
        <Group>
          <Button type="submit" loading={act.sending} disabled={!form.isDirty()}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Fields that hold something but spaces. */
const filledOnly = <Key extends string>(typed: Readonly<Partial<Record<Key, string>>>) =>
  Object.fromEntries(
    Object.entries<string | undefined>(typed).flatMap(([key, text]) =>
      text === undefined || text.trim() === '' ? [] : [[key, text.trim()]],
    ),
  ) as Partial<Record<Key, string>>
