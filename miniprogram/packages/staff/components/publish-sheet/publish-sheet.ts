import { chinaDay, dayText } from '../../../../text/dates';
import { buttonText, choices, faultOf, instantOf, usualTime, type When } from './publish-sheet.model';

/** The last look before families see a notice. Events `publish` with `{ publishAt }` (null: at once) and `close`. */
Component({
  properties: {
    show: { type: Boolean, value: false },
    noticeTitle: { type: String, value: '' },
    audience: { type: String, value: '' },
    asks: { type: String, value: '' },
    busy: { type: Boolean, value: false },
  },
  data: {
    choices,
    when: 'now' as When,
    today: '',
    day: '',
    dayName: '',
    time: '',
    action: buttonText('now', '', ''),
    fault: '',
  },
  observers: {
    show(show: boolean) {
      if (show) this.choose({ when: 'now', ...usualTime(new Date()) });
    },
  },
  methods: {
    onWhen({ detail }: WechatMiniprogram.CustomEvent<{ key: When }>) {
      this.choose({ when: detail.key });
    },
    onDay({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.choose({ day: detail.value });
    },
    onTime({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.choose({ time: detail.value });
    },
    choose(change: { when?: When; day?: string; time?: string }) {
      const { when, day, time } = { ...this.data, ...change };
      const action = buttonText(when, day, time);
      this.setData({ when, day, dayName: dayText(day), time, today: chinaDay(new Date()), action, fault: '' });
    },
    onPublish() {
      const { when, day, time, busy } = this.data;
      if (busy) return;
      const fault = faultOf(when, day, time, new Date());
      if (fault !== '') this.setData({ fault });
      else this.triggerEvent('publish', { publishAt: when === 'now' ? null : instantOf(day, time) });
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
