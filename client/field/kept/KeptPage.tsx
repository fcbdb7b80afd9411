import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { fileSize } from '../../keeping/fileSize.ts'
import { BackHeader } from '../BackHeader.tsx'
import { Choice, Option } from '../Choice.tsx'
import { keptExtent, type KeptChoice } from './keptChoice.ts'
import { keptSize, type KeptSize } from './keptSize.ts'

interface KeptPageProps {
  choice: KeptChoice
  onChoose: (choice: KeptChoice) => void
  onBack: () => void
}

const lookEveryMs = 3000

/** What the phone keeps for where there is no connection: how much, since when, and more or less of it. */
export function KeptPage({ choice, onChoose, onBack }: KeptPageProps) {
  const { t } = useTranslation('fieldKept')
  const { language } = useLanguage()
  const { moment } = useQuantities()
  const size = useKeptSize()
  return (
    <div className="field">
      <BackHeader title={t('title')} onBack={onBack} />
      <main className="field-main">
        <p>{t('long')}</p>
        {!('serviceWorker' in navigator) && <p className="field-warning">{t('noWorker')}</p>}
        <section className="field-card" aria-label={t('title')}>
          {size !== undefined && (
            <>
              <p>{t('answers', { size: fileSize(size.answersBytes, language) })}</p>
              <p>{t('photosSize', { size: fileSize(size.photosBytes, language) })}</p>
              {size.allBytes !== undefined && (
                <p>{t('program', { size: fileSize(programBytes(size, size.allBytes), language) })}</p>
              )}
              <p className="field-quiet">
                {size.oldestMs === undefined ? t('nothing') : t('oldest', { moment: moment(size.oldestMs) })}
              </p>
            </>
          )}
        </section>
        <Choice label={t('extent')}>
          <div className="field-triple">
            {keptExtent.options.map((extent) => (
              <Option
                key={extent}
                isChosen={choice.extent === extent}
                onChoose={() => onChoose({ ...choice, extent })}
              >
                {t(`extent.${extent}`)}
              </Option>
            ))}
          </div>
        </Choice>
        <Choice label={t('photos')}>
          <div className="field-pair">
            {[true, false].map((withPhotos) => (
              <Option
                key={String(withPhotos)}
                isChosen={choice.withPhotos === withPhotos}
                onChoose={() => onChoose({ ...choice, withPhotos })}
              >
                {t(withPhotos ? 'withPhotos' : 'withoutPhotos')}
              </Option>
            ))}
          </div>
        </Choice>
        <p className="field-quiet">{t('signOut')}</p>
      </main>
    </div>
  )
}

const programBytes = ({ answersBytes, photosBytes }: KeptSize, allBytes: number): number =>
  Math.max(0, allBytes - answersBytes - photosBytes)

function useKeptSize(): KeptSize | undefined {
  const [size, setSize] = useState<KeptSize | undefined>(undefined)
  useEffect(() => {
    let isLeft = false
    const look = async () => {
      const found = await keptSize()
      if (!isLeft) setSize(found)
    }
    void look()
    const timer = setInterval(() => void look(), lookEveryMs)
    return () => {
      isLeft = true
      clearInterval(timer)
    }
  }, [])
  return size
}
