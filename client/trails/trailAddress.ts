import { pages } from '../../data/model/pages.ts'

/** The page of a trail, looked at as the page before: at the same time, with the list to go back to. */
export const trailAddress = (trailId: string, search: string): string => `${pages.trails}/${trailId}${search}`

/** What is put up at a trail says what stands now, never what stood or was known at another instant. */
export function noticeAddress(trailId: string, search: string): string {
  const address = new URLSearchParams(search)
  for (const key of ['at', 'known']) address.delete(key)
  const text = address.toString()
  return `${pages.trails}/${trailId}/notice${text === '' ? '' : `?${text}`}`
}
