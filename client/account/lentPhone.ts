/** Of this page alone: whoever opens the phone anew begins with nobody's name. */
const key = 'borderkeep.account.lentBy'

/** Who handed this phone to whoever is signed in, to be given back; undefined where nobody did. */
export const lentBy = (): string | undefined => sessionStorage.getItem(key) ?? undefined

export const noteLentBy = (userName: string): void => sessionStorage.setItem(key, userName)

export const noteGivenBack = (): void => sessionStorage.removeItem(key)
