import { defineWords } from '../i18n/words.ts'

/** Of the calendar of own shifts; the phone's document has no page for it. */
export const calendarWords = defineWords({
  en: {
    calendar: 'Own shifts in a calendar app',
    calendarLong:
      'A calendar app on your phone or desk can follow your shifts and patrols: four weeks back and all ahead. Whoever has the address reads them without signing in, so give it to nobody. Others on a shift are named by their post only.',
    calendarOff:
      'Accounts are off: nobody here is a person of their own, so there are no own shifts to follow.',
    calendarNobody:
      'This account is of nobody on the rosters, so there are no own shifts to follow. An administrator says who it is.',
    calendarNone: 'No address was made.',
    calendarMade: 'Address made {{when}}, {{language}}.',
    calendarReadNever: 'It was not read by any app yet.',
    calendarRead: 'Last read {{when}}.',
    calendarMake: 'Make the address',
    calendarRenew: 'Make a new one',
    calendarRenewSure: 'Make a new address? The one before opens nothing from then on.',
    calendarWithdraw: 'Withdraw',
    calendarWithdrawSure: 'Withdraw the address? Calendar apps that follow it get nothing more.',
    calendarOnce: 'This address is shown only now. Nobody can look it up later, not even here.',
    calendarQr: 'QR code of the address',
    calendarScan:
      'On a phone, scan this code; elsewhere copy the address and subscribe to it in the calendar app.',
    calendarOpen: 'Open in a calendar app',
    calendarDone: 'I have it',
    'calendarLanguage.zh': 'in Chinese',
    'calendarLanguage.en': 'in English',
  },
  zh: {
    calendar: '日历订阅本人班次',
    calendarLong:
      '手机或电脑的日历应用可订阅本人班次和巡逻：含此前四周及今后全部。持有该地址者无需登录即可查看，请勿转给他人。同班人员仅显示岗位。',
    calendarOff: '账号功能已关闭：无法区分本人，因此没有可订阅的本人班次。',
    calendarNobody: '该账号未对应值班人员，没有可订阅的本人班次。请由管理员指定。',
    calendarNone: '尚未生成订阅地址。',
    calendarMade: '订阅地址生成于 {{when}}，{{language}}。',
    calendarReadNever: '尚无日历应用读取。',
    calendarRead: '最近读取：{{when}}。',
    calendarMake: '生成订阅地址',
    calendarRenew: '更换地址',
    calendarRenewSure: '更换订阅地址？原地址随即失效。',
    calendarWithdraw: '停用',
    calendarWithdrawSure: '停用订阅地址？已订阅的日历应用将不再更新。',
    calendarOnce: '地址仅此一次显示，之后任何人（包括在本页）均无法再查看。',
    calendarQr: '订阅地址二维码',
    calendarScan: '手机请扫描二维码；其他设备请复制地址，在日历应用中订阅。',
    calendarOpen: '在日历应用中打开',
    calendarDone: '已保存',
    'calendarLanguage.zh': '中文',
    'calendarLanguage.en': '英文',
  },
})
