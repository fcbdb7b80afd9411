import { useTranslation } from 'react-i18next'
import { useMe } from '../../account/me.ts'
import { useNameOf } from '../../i18n/language.ts'
import { Choice, Option } from '../Choice.tsx'
import type { TrailEntry, Verifier } from './trailEntry.ts'

interface VerifierChoiceProps {
  verifier: Verifier
  otherUserName: string
  isOwnSeal: boolean
  onChange: (change: Partial<TrailEntry>) => void
}

/** Whoever is signed in verifies, unless they sealed it: or another one, who signs in on this phone after it. */
export function VerifierChoice({ verifier, otherUserName, isOwnSeal, onChange }: VerifierChoiceProps) {
  const { t } = useTranslation('fieldTrails')
  const nameOf = useNameOf()
  const { name } = useMe().actor
  return (
    <Choice label={t('whoVerifies')}>
      {isOwnSeal && <p className="field-warning">{t('ownSeal')}</p>}
      <div className={isOwnSeal ? '' : 'field-pair'}>
        {!isOwnSeal && (
          <Option isChosen={verifier === 'me'} onChoose={() => onChange({ verifier: 'me' })}>
            {t('meMyself', { who: nameOf(name) })}
          </Option>
        )}
        {!isOwnSeal && (
          <Option isChosen={verifier === 'other'} onChoose={() => onChange({ verifier: 'other' })}>
            {t('anotherPerson')}
          </Option>
        )}
      </div>
      {verifier === 'other' && (
        <label className="field-label">
          {t('otherUserName')}
          <input
            className="field-input"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            maxLength={40}
            value={otherUserName}
            onChange={(event) => onChange({ otherUserName: event.currentTarget.value })}
          />
          {t('otherUserNameHint')}
        </label>
      )}
    </Choice>
  )
}
