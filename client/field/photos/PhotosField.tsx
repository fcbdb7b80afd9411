import './photos.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../api/county.ts'
import { photoOrigin } from '../../photos/photoOrigin.ts'
import { shrinkPhoto } from '../../photos/shrinkPhoto.ts'
import { nothingKnown, type PhotoFacts } from '../acts/photoFacts.ts'
import type { DevicePosition } from '../devicePosition.ts'
import { forgetPhoto, keepPhoto } from '../photoShelf.ts'
import { BlurEditor } from './BlurEditor.tsx'
import { useKeptPicture } from './useKeptPicture.ts'

/** Photos of an entry, by their names on this phone, each with where and when it was taken. */
export interface EnteredPhotos {
  readonly photos: readonly string[]
  readonly photoFacts: PhotoFacts
}

interface PhotosFieldProps {
  entered: EnteredPhotos
  /** Photos of the refused act that is corrected: it names them until another one is sent in its place. */
  named: readonly string[] | undefined
  device: DevicePosition
  onChange: (change: (before: EnteredPhotos) => EnteredPhotos) => void
}

const mostPhotos = 6

/** Photos taken on the spot or chosen, made unreadable where somebody is to be seen; kept on the phone first. */
export function PhotosField({ entered: { photos }, named, device, onChange }: PhotosFieldProps) {
  const { t } = useTranslation('photos')
  const { clockOffsetMs } = useCounty()
  const [trouble, setTrouble] = useState<'photoUnreadable' | 'photoUnkept' | undefined>(undefined)
  const [blurring, setBlurring] = useState<string | undefined>(undefined)
  const position = device.state === 'found' ? device.position : null

  const nameOf = (at: number) => t('photoOf', { number: at + 1, count: photos.length })

  const take = async (files: readonly File[]) => {
    setTrouble(undefined)
    for (const file of files.slice(0, mostPhotos - photos.length)) {
      const now = {
        saidMs: Date.now(),
        aheadMs: clockOffsetMs,
        position: position === null ? null : ([position[0], position[1]] as [number, number]),
      }
      const origin = await photoOrigin(file, now)
      const photo = await shrinkPhoto(file).catch(() => undefined)
      if (photo === undefined) {
        setTrouble('photoUnreadable')
        continue
      }
      try {
        const id = await keepPhoto(photo)
        onChange(({ photos, photoFacts }) => ({
          photos: [...photos, id],
          photoFacts: { ...photoFacts, [id]: origin },
        }))
      } catch {
        setTrouble('photoUnkept')
      }
    }
  }
  const forget = async (id: string) => {
    if (named?.includes(id) !== true) await forgetPhoto(id)
  }
  const blurred = async (id: string, picture: Blob | undefined) => {
    setBlurring(undefined)
    if (picture === undefined) return
    try {
      const instead = await keepPhoto(picture)
      onChange(({ photos, photoFacts }) => ({
        photos: photos.map((each) => (each === id ? instead : each)),
        photoFacts: { ...photoFacts, [instead]: photoFacts[id] ?? nothingKnown },
      }))
      // What was to be unreadable stays nowhere on the phone.
      await forget(id)
    } catch {
      setTrouble('photoUnkept')
    }
  }
  const leaveOut = (id: string) => {
    onChange(({ photos, photoFacts: { [id]: _, ...photoFacts } }) => ({
      photos: photos.filter((each) => each !== id),
      photoFacts,
    }))
    void forget(id).catch(() => undefined)
  }

  return (
    <section aria-label={t('photos')}>
      {photos.length > 0 && (
        <ul className="photo-cards">
          {photos.map((id, at) => (
            <li key={id} className="photo-card">
              <KeptPicture id={id} name={nameOf(at)} />
              <button
                type="button"
                className="field-button"
                aria-label={`${t('blurPhoto')} · ${nameOf(at)}`}
                onClick={() => setBlurring(id)}
              >
                {t('blurShort')}
              </button>
              <button
                type="button"
                className="field-button photo-away"
                aria-label={`${t('photoAway')} · ${nameOf(at)}`}
                onClick={() => leaveOut(id)}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {photos.length < mostPhotos && (
        <div className="photo-take">
          <FileButton isCamera onTake={(files) => void take(files)}>
            {t('takePhoto')}
          </FileButton>
          <FileButton isCamera={false} onTake={(files) => void take(files)}>
            {t('choosePhoto')}
          </FileButton>
        </div>
      )}
      {trouble !== undefined && (
        <p className="field-warning" role="alert">
          {t(trouble)}
        </p>
      )}
      {blurring !== undefined && (
        <BlurEditor id={blurring} onDone={(picture) => void blurred(blurring, picture)} />
      )}
    </section>
  )
}

interface FileButtonProps {
  isCamera: boolean
  onTake: (files: readonly File[]) => void
  children: string
}

function FileButton({ isCamera, onTake, children }: FileButtonProps) {
  return (
    <label className="field-button field-take-photo">
      {children}
      <input
        type="file"
        accept="image/*"
        {...(isCamera ? { capture: 'environment' } : { multiple: true })}
        onChange={(event) => {
          onTake([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </label>
  )
}

function KeptPicture({ id, name }: { id: string; name: string }) {
  const address = useKeptPicture(id)
  return address === undefined ? (
    <span className="photo-picture" />
  ) : (
    <img className="photo-picture" src={address} alt={name} />
  )
}
