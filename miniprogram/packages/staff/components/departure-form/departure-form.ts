import { recordDeparture } from '../../../../services/ledger';
import { chinaDay, dateText } from '../../../../text/dates';
import { toProblem, type Problem } from '../../../../text/problem';
import { faultOf, hints, kinds, noHint, toInput, type Form } from './departure-form.model';

const blank: Form = { departure: '', on: '', reason: '' };

/** Writes down that a pupil is gone. Events `saved` and `close`. */
Component({
  properties: {
    show: { type: Boolean, value: false },
    pupilId: { type: String, value: '' },
    name: { type: String, value: '' },
    rev: { type: Number, value: 0 },
  },
  data: {
    kinds,
    today: '',
    form: blank,
    day: '',
    hint: noHint,
    fault: '',
    isSending: false,
    refusal: null as Problem | null,
  },
  observers: {
    show(show: boolean) {
      if (!show) return;
      const today = chinaDay(new Date());
      this.setData({ today });
      this.change({ ...blank, on: today });
    },
  },
  methods: {
    onKind({ detail }: WechatMiniprogram.CustomEvent<{ key: Form['departure'] }>) {
      this.change({ departure: detail.key });
    },
    onDay({ detail }: WechatMiniprogram.PickerChange) {
      this.change({ on: String(detail.value) });
    },
    onReason({ detail }: WechatMiniprogram.Input) {
      this.change({ reason: detail.value });
    },
    change(part: Partial<Form>) {
      const form = { ...this.data.form, ...part };
      const hint = form.departure === '' ? noHint : hints[form.departure];
      this.setData({ form, hint, day: form.on === '' ? '' : dateText(form.on), fault: '', refusal: null });
    },
    async onSend() {
      const { form, pupilId, rev, isSending } = this.data;
      const input = toInput(pupilId, rev, form);
      if (isSending) return;
      if (input === null) {
        this.setData({ fault: faultOf(form) });
        return;
      }
      this.setData({ isSending: true, refusal: null });
      const answer = await recordDeparture(input);
      this.setData({ isSending: false, refusal: answer.ok ? null : toProblem(answer) });
      if (answer.ok) this.triggerEvent('saved');
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
