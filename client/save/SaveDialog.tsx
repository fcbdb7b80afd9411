import './saveDialog.css'
import { Button, Group, Modal, SegmentedControl, Text } from '@mantine/core'
import { IconFileTypePdf, IconPhoto } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSettings } from '../api/administration.ts'
import { useAttempt } from '../account/useAttempt.ts'
import { sendCall } from '../api/request.ts'
import { useCounty } from '../api/county.ts'
import { useLanguage, useNameOf } from '../i18n/language.ts'
import { formatLocalTime } from '../i18n/zonedTime.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { download } from './download.ts'
import { momentParts, type Moment, type MomentPart } from './moment.ts'
import { SavedPage } from './SavedPage.tsx'
import { useFullMoment } from './useFullMoment.ts'
import { usePaintedPage } from './usePaintedPage.ts'

export interface SaveDialogProps {
  moment: Moment
  drawnMs: number
  onClose: () => void
}

/** Shows a moment as the page that it will be saved as, and saves it once the server has noted who does. */
export function SaveDialog({ moment, drawnMs, onClose }: SaveDialogProps) {
  const { t } = useTranslation('save')
  const { t: shell } = useTranslation('shell')
  const { t: domain } = useTranslation('domain')
  const { name, timeZone } = useCounty()
  const { language } = useLanguage()
  const nameOf = useNameOf()
  const fully = useFullMoment()
  const settings = useSettings().data
  const { attempt, isSending, refusal } = useAttempt()
  const [part, setPart] = useState<MomentPart>('all')
  const { painted, failed, paint, forget } = usePaintedPage(settings?.watermark ?? null)
  const [notTaken, setNotTaken] = useState(false)

  const kind = domain(`kind.${moment.answer.kind}`)
  const localTime = formatLocalTime(moment.atMs, timeZone)
  const title = `${nameOf(name)} ${kind} ${localTime.replace('T', ' ').replace(':', '')}`
  const what = t('releaseOf', { part: t(`part.${part}`), kind, when: localTime.replace('T', ' ') })
  const take = (ending: string, content: () => Promise<Blob>) =>
    attempt(async () => {
      setNotTaken(false)
      // Who takes it along is noted before it is there to be taken.
      await sendCall({ method: 'POST', address: '/exports', body: { what } })
      await content().then(
        (blob) => download(`${title}.${ending}`, blob),
        () => setNotTaken(true),
      )
    })
  const asPdf = async (): Promise<Blob> => {
    if (painted === undefined) throw new Error('nothing is drawn yet')
    const { pagePdf } = await import('./pagePdf.ts')
    const { canvas, texts } = painted
    const picture = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height)
    if (picture === undefined) throw new Error('this browser draws no canvas')
    const facts = { title, subject: `${what}; ${fully(moment.atMs)}`, language, madeMs: drawnMs }
    return new Blob([new Uint8Array(await pagePdf({ picture, texts }, facts))], { type: 'application/pdf' })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('save')}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <SegmentedControl
        fullWidth
        aria-label={t('partShown')}
        value={part}
        data={momentParts.map((value) => ({ value, label: t(`part.${value}`) }))}
        onChange={(value: MomentPart) => {
          forget()
          setPart(value)
        }}
      />
      <div className="save-preview" role="status">
        {painted !== undefined && <img src={painted.address} alt={t('preview')} />}
        {painted === undefined && !failed && <Text c="dimmed">{t('drawing')}</Text>}
        {failed && <Text role="alert">{t('notDrawn')}</Text>}
      </div>
      {settings !== undefined && painted === undefined && !failed && (
        <SavedPage
          key={part}
          moment={moment}
          part={part}
          drawnMs={drawnMs}
          settings={settings}
          onDrawn={(page) => void paint(page)}
        />
      )}
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t('noted')}
        </Text>
        <Group>
          <Button
            variant="default"
            leftSection={<IconPhoto size={16} aria-hidden />}
            disabled={painted === undefined}
            loading={isSending}
            onClick={() => painted !== undefined && void take('png', () => Promise.resolve(painted.png))}
          >
            {t('asPicture')}
          </Button>
          <Button
            leftSection={<IconFileTypePdf size={16} aria-hidden />}
            disabled={painted === undefined}
            loading={isSending}
            onClick={() => void take('pdf', asPdf)}
          >
            {t('asPdf')}
          </Button>
        </Group>
      </Group>
      <Refusal sentence={notTaken ? t('notTaken') : refusal} />
    </Modal>
  )
}
