import './eventPhotos.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EventPhoto } from '../../data/model/trail.ts'
import { useMay } from '../account/me.ts'
import { photoAddress } from '../api/photos.ts'
import { useQuantities } from '../i18n/quantities.ts'

/** What is known of a photo beside its picture, where that was kept. */
type ShownPhoto = Pick<EventPhoto, 'id'> & Partial<EventPhoto>

/** A photo of which nothing was kept but the picture. */
export const photoAlone = (id: string): ShownPhoto => ({ id })

/** Photos of something that was seen; each opens in full, with where and when it was taken. */
export function EventPhotos({ photos }: { photos: readonly ShownPhoto[] }) {
  const { t } = useTranslation('photos')
  const maySee = useMay('see-photos')
  const [openedId, setOpenedId] = useState<string | undefined>(undefined)
  if (!maySee || photos.length === 0) return null
  const index = photos.findIndex(({ id }) => id === openedId)
  const opened = photos[index]
  const nameOf = (at: number) => t('photoOf', { number: at + 1, count: photos.length })
  return (
    <div className="event-photos">
      {photos.map(({ id }, at) => (
        <button
          key={id}
          type="button"
          className="event-photo"
          aria-label={nameOf(at)}
          onClick={() => setOpenedId(id)}
        >
          <img src={photoAddress(id)} alt="" loading="lazy" />
        </button>
      ))}
      {opened !== undefined && (
        <PhotoInFull photo={opened} name={nameOf(index)} onClose={() => setOpenedId(undefined)} />
      )}
    </div>
  )
}

interface PhotoInFullProps {
  photo: ShownPhoto
  name: string
  onClose: () => void
}

function PhotoInFull({ photo: { id, takenAt, position }, name, onClose }: PhotoInFullProps) {
  const { t } = useTranslation('photos')
  const { moment } = useQuantities()
  const said = [
    ...(takenAt === undefined
      ? []
      : [takenAt === null ? t('takenUnknown') : t('takenAt', { moment: moment(Date.parse(takenAt)) })]),
    ...(position == null
      ? []
      : [t('takenWhere', { position: `${position[1].toFixed(5)}, ${position[0].toFixed(5)}` })]),
  ]
  return (
    <dialog
      ref={(dialog) => {
        if (dialog?.open === false) dialog.showModal()
      }}
      className="photo-in-full"
      aria-label={name}
      onClose={onClose}
      onClick={onClose}
      // The page beneath closes what is open in it by the same key.
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
    >
      <img src={photoAddress(id)} alt={name} />
      <p>{said.join(' · ')}</p>
      <button type="button" className="photo-close" onClick={onClose}>
        {t('closePhoto')}
      </button>
    </dialog>
  )
}
