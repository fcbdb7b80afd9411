import type { Language } from '../i18n/language.ts'

const zhNumbers = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

/** A part's heading: 一、 to 十二、 as Chinese documents number them. */
export const numbered = (number: number, title: string, language: Language): string =>
  language === 'zh' ? `${zhNumbers[number - 1] ?? number}、${title}` : `${number}. ${title}`
