import { ActionIcon, Button, FileButton } from '@mantine/core'
import { IconCamera, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { photoAddress, sendPhoto } from '../../api/photos.ts'
import { ProblemError } from '../../api/request.ts'
import { Refusal } from '../../shell/Refusal.tsx'
import { shrinkPhoto } from '../../photos/shrinkPhoto.ts'

interface PhotoFieldProps {
  photos: readonly string[]
  onChange: (change: (photos: readonly string[]) => readonly string[]) => void
}

const mostPhotos = 12

/** Photos for what is reported: each is kept as soon as it is chosen, and named when it is sent. */
export function PhotoField({ photos, onChange }: PhotoFieldProps) {
  const { t } = useTranslation('planLife')
  const [sending, setSending] = useState(0)
  const [refusal, setRefusal] = useState<string | undefined>(undefined)
  const take = async (chosen: readonly File[]) => {
    setRefusal(undefined)
    for (const file of chosen.slice(0, mostPhotos - photos.length)) {
      setSending((count) => count + 1)
      try {
        const { id } = await sendPhoto(await shrinkPhoto(file))
        onChange((before) => [...new Set([...before, id])])
      } catch (error) {
        setRefusal(
          error instanceof ProblemError
            ? error.problem.detail
            : t(error instanceof DOMException ? 'photoUnreadable' : 'photoNotSent', { name: file.name }),
        )
      } finally {
        setSending((count) => count - 1)
      }
    }
  }
  return (
    <div className="life-photos">
      {photos.map((id) => (
        <span key={id} className="life-photo">
          <img src={photoAddress(id)} alt={t('photo')} />
          <ActionIcon
            size="xs"
            variant="filled"
            color="gray"
            aria-label={t('photoAway')}
            onClick={() => onChange((before) => before.filter((each) => each !== id))}
          >
            <IconX size={12} />
          </ActionIcon>
        </span>
      ))}
      {photos.length < mostPhotos && (
        <FileButton accept="image/*" multiple onChange={(chosen) => void take(chosen)}>
          {(button) => (
            <Button
              {...button}
              size="xs"
              variant="default"
              loading={sending > 0}
              leftSection={<IconCamera size={14} aria-hidden />}
            >
              {t('addPhoto')}
            </Button>
          )}
        </FileButton>
      )}
      <Refusal sentence={refusal} />
    </div>
  )
}
