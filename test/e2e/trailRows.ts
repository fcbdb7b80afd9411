import type { Locator, Page } from 'playwright-core'

/** The trails on the phone's first screen, nearest first. */
export const trailRows = (page: Page): Locator =>
  page.getByRole('region', { name: 'Nearest trails' }).locator('.field-trail')
