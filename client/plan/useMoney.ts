import { useLanguage } from '../i18n/language.ts'

/** An amount in the currency of the planning rules, to whole units unless asked for more. */
export function useMoney(currency: string): (amount: number, digits?: number) => string {
  const { language } = useLanguage()
  return (amount, digits = 0) =>
    amount.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
}
