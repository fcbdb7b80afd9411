import { Button, FileButton, Text } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { uploadedTrack, type UploadedTrack } from '../../../data/model/patrolWalk.ts'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { Refusal } from '../../shell/Refusal.tsx'
import { useAct } from '../../shell/useAct.ts'
import { FlaggedFixes } from './WalkFigures.tsx'

/** Sends a GPX file as it is; the server says what it was good for. */
export function TrackUpload({ patrolId }: { patrolId: string }) {
  const { t } = useTranslation('overview')
  const [uploaded, setUploaded] = useState<UploadedTrack | undefined>(undefined)
  const act = useAct()
  const send = async (file: File) => {
    setUploaded(undefined)
    await act.send(
      {
        method: 'POST',
        address: `/patrols/${patrolId}/track`,
        irreversible: true,
        body: await file.text(),
        contentType: 'application/gpx+xml',
      },
      (answer) => setUploaded(uploadedTrack.parse(answer)),
    )
  }
  return (
    <>
      <FileButton
        accept=".gpx,application/gpx+xml"
        inputProps={{ 'aria-label': t('gpxFile') }}
        onChange={(file) => {
          if (file !== null) void send(file)
        }}
      >
        {(button) => (
          <Button
            {...button}
            variant="default"
            fullWidth
            mt="sm"
            loading={act.sending}
            leftSection={<IconFileUpload size={16} />}
          >
            {t('uploadTrack')}
          </Button>
        )}
      </FileButton>
      <Refusal sentence={act.refusal} />
      {uploaded !== undefined && <Uploaded track={uploaded} />}
    </>
  )
}

function Uploaded({ track }: { track: UploadedTrack }) {
  const { t } = useTranslation('overview')
  const nameOf = useNameOf()
  const { moment, clock, share } = useQuantities()
  return (
    <div className="upload-result" role="status">
      <Text size="sm" fw={600}>
        {t('fixesStored', { count: track.stored })}
        {track.repeated > 0 && ` · ${t('fixesRepeated', { count: track.repeated })}`}
      </Text>
      <Text size="sm">
        {moment(Date.parse(track.from))} – {clock(Date.parse(track.to))} ·{' '}
        {t('walkedNow', { share: share(track.figures.shareWalked) })}
      </Text>
      <FlaggedFixes flagged={track.flagged} />
      {track.notices.map(({ code, sentence }) => (
        <Text size="sm" key={code}>
          {nameOf(sentence)}
        </Text>
      ))}
    </div>
  )
}
