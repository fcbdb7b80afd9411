/** What the first act that does not fit the chain is about. */
export type Misfit =
  | { readonly kind: 'changed' | 'put-in' | 'replaced' | 'changes-altered'; readonly sequence: number }
  | { readonly kind: 'missing'; readonly sequence: number; readonly until: number }
  | {
      readonly kind: 'version-changed' | 'version-put-in' | 'ended-by-nobody'
      readonly sequence: number
      /** Kind, id and version. */
      readonly version: string
    }
  | {
      readonly kind: 'fixes-altered' | 'fixes-missing'
      readonly sequence: number
      readonly seriesId: string
      readonly hourMs: number
    }
  | {
      readonly kind: 'tile-altered' | 'tile-missing'
      readonly sequence: number
      /** The hash that it is named by. */
      readonly tile: string
    }
  | {
      readonly kind: 'photo-altered' | 'photo-missing'
      readonly sequence: number
      /** The hash that it is named by. */
      readonly photo: string
    }
  | { readonly kind: 'head-unknown'; readonly sequence: number; readonly hash: string }

export function misfitSentence(misfit: Misfit): string {
  const { sequence } = misfit
  switch (misfit.kind) {
    case 'changed':
      return `Act ${sequence} was changed: it does not say what it said when it was journalled.`
    case 'put-in':
      return `Act ${sequence} was put in: the act after it follows the one before it, or none does.`
    case 'replaced':
      return `Act ${sequence} was replaced: the act after it followed another one.`
    case 'missing':
      return misfit.until === sequence
        ? `Act ${sequence} is missing.`
        : `Acts ${sequence} to ${misfit.until} are missing.`
    case 'changes-altered':
      return `Act ${sequence} began, ended or sealed something else: some of it is missing or was altered.`
    case 'version-changed':
      return `Act ${sequence} began ${misfit.version}, which was changed since.`
    case 'version-put-in':
      return `Act ${sequence} did not begin ${misfit.version}: it was put in.`
    case 'ended-by-nobody':
      return `Act ${sequence}: ${misfit.version} is said to have ended, and no act ended it.`
    case 'fixes-altered':
      return `Act ${sequence} sealed the fixes of ${misfit.seriesId} in ${hour(misfit.hourMs)}, which were altered since.`
    case 'fixes-missing':
      return `Act ${sequence} sealed the fixes of ${misfit.seriesId} in ${hour(misfit.hourMs)}, which are gone.`
    case 'tile-altered':
      return `Act ${sequence} loaded elevation whose tile ${misfit.tile} was altered since.`
    case 'tile-missing':
      return `Act ${sequence} loaded elevation whose tile ${misfit.tile} is gone.`
    case 'photo-altered':
      return `Act ${sequence} named the photo ${misfit.photo}, which was altered since.`
    case 'photo-missing':
      return `Act ${sequence} named the photo ${misfit.photo}, which is gone.`
    case 'head-unknown':
      return `No act up to ${sequence} has the hash ${misfit.hash}: the journal was rewritten or is another one.`
  }
}

const hour = (hourMs: number): string => `the hour from ${new Date(hourMs).toISOString()}`
