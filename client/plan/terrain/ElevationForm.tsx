import { Button, FileButton, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ElevationFile } from '../../../data/model/elevation.ts'
import { readElevationFile, type ElevationItem } from '../../api/elevation.ts'
import { refusalOf } from '../../api/request.ts'
import { bothNames } from '../../i18n/bothNames.ts'
import { FormEnd } from '../../shell/FormEnd.tsx'
import { useAct } from '../../shell/useAct.ts'
import { useFileFacts } from './useFileFacts.ts'

interface ElevationFormProps {
  /** Absent where heights are loaded for the first time. */
  record: ElevationItem | undefined
  onEnd: () => void
}

/** Loads heights from files, each shown as it was read first; or names some anew. */
export function ElevationForm({ record, onEnd }: ElevationFormProps) {
  const { t } = useTranslation('planTerrain')
  const { t: shell } = useTranslation('shell')
  const factsOf = useFileFacts()
  const [files, setFiles] = useState<readonly ElevationFile[]>([])
  const [reading, setReading] = useState<string | undefined>(undefined)
  const [faults, setFaults] = useState<readonly string[]>([])
  const form = useForm({
    initialValues: {
      nameZh: record?.name.zh ?? '',
      nameEn: record?.name.en ?? '',
      source: record?.source ?? '',
      licence: record?.licence ?? '',
      verticalDatum: record?.verticalDatum ?? '',
      epsg: '',
      fileId: '',
    },
  })
  const act = useAct(form, { 'name.zh': 'nameZh', 'name.en': 'nameEn' })
  const open = async (picked: readonly File[]) => {
    setFaults([])
    form.clearFieldError('fileId')
    const read: ElevationFile[] = []
    for (const file of picked) {
      setReading(file.name)
      try {
        read.push(await readElevationFile(file, form.values.epsg.trim()))
      } catch (error) {
        const why = refusalOf(error, shell('notSent'))
        setFaults((before) => [...before, t('notRead', { file: file.name, why })])
      }
    }
    setReading(undefined)
    if (read.length === 0) return
    setFiles((before) =>
      record === undefined
        ? [...before.filter(({ id }) => read.every((one) => one.id !== id)), ...read]
        : read.slice(-1),
    )
    if (form.values.nameZh === '' && form.values.nameEn === '') {
      const name = (read[0]?.fileName ?? '').replace(/\.\w+$/, '').slice(0, 200)
      form.setValues({ nameZh: name, nameEn: name })
    }
  }
  const save = form.onSubmit(async ({ nameZh, nameEn, source, licence, verticalDatum }) => {
    const name = bothNames(nameEn, nameZh)
    if (name.en === '') return form.setFieldError('nameZh', shell('required'))
    if (source.trim() === '') return form.setFieldError('source', shell('required'))
    const body = { name, source, licence, verticalDatum }
    if (record !== undefined) {
      const [file] = files
      return act.send(
        {
          method: 'PUT',
          address: `/elevation/${record.id}`,
          version: record.version,
          body: file === undefined ? body : { ...body, fileId: file.id },
        },
        onEnd,
      )
    }
    if (files.length === 0) return form.setFieldError('fileId', shell('required'))
    let left = files
    for (const { id } of files) {
      let isLoaded = false
      await act.send({ method: 'POST', address: '/elevation', body: { ...body, fileId: id } }, () => {
        isLoaded = true
      })
      if (!isLoaded) return
      left = left.filter((file) => file.id !== id)
      setFiles(left)
    }
    onEnd()
  })
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('formats')}
        </Text>
        <TextInput label={t('epsg')} inputMode="numeric" maxLength={6} {...form.getInputProps('epsg')} />
        <div>
          <FileButton multiple={record === undefined} accept=".tif,.tiff,.asc,.hgt" onChange={take}>
            {(button) => (
              <Button
                {...button}
                variant="default"
                loading={reading !== undefined}
                leftSection={<IconFileUpload size={16} aria-hidden />}
              >
                {t(record === undefined ? 'choose' : 'newer')}
              </Button>
            )}
          </FileButton>
          <ul className="terrain-files" aria-live="polite">
            {files.map((file) => (
              <li key={file.id}>{factsOf(file)}</li>
            ))}
            {reading !== undefined && <li>{t('reading', { file: reading })}</li>}
          </ul>
          {[...faults, ...(form.errors['fileId'] === undefined ? [] : [form.errors['fileId']])].map(
            (fault, index) => (
              <p key={index} className="plan-fault-note" role="alert">
                {fault}
              </p>
            ),
          )}
        </div>
        <TextInput label={t('name.zh')} maxLength={200} {...form.getInputProps('nameZh')} />
        <TextInput label={t('name.en')} maxLength={200} {...form.getInputProps('nameEn')} />
        <TextInput
          label={t('source')}
          placeholder={t('sourceLike')}
          maxLength={500}
          required
          {...form.getInputProps('source')}
        />
        <TextInput label={t('licence')} maxLength={500} {...form.getInputProps('licence')} />
        <TextInput
          label={t('datum')}
          placeholder={t('datumLike')}
          maxLength={200}
          {...form.getInputProps('verticalDatum')}
        />
        <FormEnd act={act} submit={t(record === undefined ? 'loadNow' : 'saveNow')} onCancel={onEnd} />
      </Stack>
    </form>
  )

  function take(picked: File | File[] | null): void {
    if (picked !== null) void open(Array.isArray(picked) ? picked : [picked])
  }
}
