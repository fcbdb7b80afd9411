import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shrinkPhoto } from '../photos/shrinkPhoto.ts'
import { keepPhoto, keptPhoto } from './photoShelf.ts'

interface DamagePhotosProps {
  photos: readonly string[]
  onChange: (change: (photos: readonly string[]) => readonly string[]) => void
}

const mostPhotos = 6

/** Photos taken on the spot: kept on the phone first, like what is entered. */
export function DamagePhotos({ photos, onChange }: DamagePhotosProps) {
  const { t } = useTranslation('fieldDamage')
  const [trouble, setTrouble] = useState<'photoUnreadable' | 'photoUnkept' | undefined>(undefined)
  const take = async (files: readonly File[]) => {
    setTrouble(undefined)
    for (const file of files.slice(0, mostPhotos - photos.length)) {
      const photo = await shrinkPhoto(file).catch(() => undefined)
      if (photo === undefined) {
        setTrouble('photoUnreadable')
        continue
      }
      try {
        const id = await keepPhoto(photo)
        onChange((before) => [...before, id])
      } catch {
        setTrouble('photoUnkept')
      }
    }
  }
  return (
    <div className="field-label">
      {t('photos')}
      <div className="field-photos">
        {photos.map((id) => (
          <span key={id} className="field-photo">
            <KeptPicture id={id} />
            <button
              type="button"
              className="field-button"
              aria-label={t('photoAway')}
              onClick={() => onChange((before) => before.filter((each) => each !== id))}
            >
              ×
            </button>
          </span>
        ))}
      </div>
      {photos.length < mostPhotos && (
        <label className="field-button field-wide field-take-photo">
          {t('takePhoto')}
          <input
            type="file"
            accept="image/*"
            capture="environment"
            multiple
            onChange={(event) => {
              const { files } = event.currentTarget
              void take([...(files ?? [])])
              event.currentTarget.value = ''
            }}
          />
        </label>
      )}
      {trouble !== undefined && (
        <p className="field-warning" role="alert">
          {t(trouble)}
        </p>
      )}
    </div>
  )
}

function KeptPicture({ id }: { id: string }) {
  const { t } = useTranslation('fieldDamage')
  const [address, setAddress] = useState<string | undefined>(undefined)
  useEffect(() => {
    let made: string | undefined
    let left = false
    const show = async () => {
      const photo = await keptPhoto(id).catch(() => undefined)
      if (photo === undefined || left) return
      made = URL.createObjectURL(photo)
      setAddress(made)
    }
    void show()
    return () => {
      left = true
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [id])
  return address === undefined ? null : <img src={address} alt={t('photos')} />
}
