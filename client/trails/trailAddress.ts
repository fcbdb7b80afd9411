import { pages } from '../../data/model/pages.ts'

/** The page of a trail, looked at as the page before: at the same time, with the list to go back to. */
export const trailAddress = (trailId: string, search: string): string => `${pages.trails}/${trailId}${search}`

export const noticeAddress = (trailId: string, search: string): string =>
  `${pages.trails}/${trailId}/notice${search}`
