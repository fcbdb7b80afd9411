import { signOut } from '../api/me.ts'
import { forgetKept } from '../field/kept/owner.ts'
import { tellOtherPages } from './otherPages.ts'

/** Signs out and begins anew: nothing that was shown stays in the page's memory. */
export async function signOutHere(): Promise<void> {
  // Where it is over already there is nothing to end.
  await signOut().catch(() => undefined)
  forgetKept()
  tellOtherPages()
  // The language that an address asks for goes along.
  const language = new URLSearchParams(location.search).get('lang')
  const asked = language === null ? '' : `?${new URLSearchParams({ lang: language })}`
  location.assign((location.pathname.startsWith('/field') ? '/field' : '/') + asked)
}
