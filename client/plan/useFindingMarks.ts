import { useMemo } from 'react'
import type { DraftFinding } from '../../geo/draftFinding.ts'
import type { DraftGround } from '../../geo/draftGround.ts'
import { useLanguage } from '../i18n/language.ts'
import type { FindingMark } from './findingMarks.ts'
import { useFindingWords } from './useFindingWords.ts'

const none: never[] = []

/** The findings as the map writes them: another list only where they or the language are others. */
export function useFindingMarks(
  findings: readonly DraftFinding[] | undefined,
  ground: DraftGround | undefined,
): readonly FindingMark[] {
  const { language } = useLanguage()
  const words = useFindingWords(ground)
  return useMemo(
    () => findings?.map((finding) => ({ ...finding, text: words.mark(finding) })) ?? none,
    // The words are made anew each time and change with the language only.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [findings, language],
  )
}
