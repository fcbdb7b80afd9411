import { defineWords } from '../../i18n/words.ts'

/** What the desk says of what was reported on duty. */
export const reportWords = defineWords({
  en: {
    incidentsHere: 'Incidents here, last {{days}} days',
    notesHere: 'Notes here, last {{days}} days',
    incidentCount_one: '{{count}} incident',
    incidentCount_other: '{{count}} incidents',
    inPatrolHours: 'in {{hours}} assigned patrol hours',
    showAllReports: 'Show all {{count}}',
    handovers: 'Handovers',
    noHandovers: 'None in the last two days.',
    tookOver_one: '{{count}} took over',
    tookOver_other: '{{count}} took over',
    ledBy: 'led by {{who}}',
    handedBy_one: 'from {{count}}',
    handedBy_other: 'from {{count}}',
    teamSaid: 'What the team said',
    promisedThen: 'Promised when it started: {{stretch}}, {{hours}}',
  },
  zh: {
    incidentsHere: '此处边情（近 {{days}} 天）',
    notesHere: '此处现场记录（近 {{days}} 天）',
    incidentCount_other: '{{count}} 起',
    inPatrolHours: '同期安排巡逻 {{hours}} 小时',
    showAllReports: '显示全部 {{count}} 条',
    handovers: '交接班',
    noHandovers: '近两天没有。',
    tookOver_other: '接班 {{count}} 人',
    ledBy: '带班 {{who}}',
    handedBy_other: '交班 {{count}} 人',
    teamSaid: '巡逻队上报',
    promisedThen: '出发时的计划：{{stretch}}，{{hours}}',
  },
})
