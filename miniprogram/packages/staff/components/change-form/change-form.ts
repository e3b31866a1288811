import { requestChange } from '../../../../services/ledger';
import { chinaDay, dateText } from '../../../../text/dates';
import { toProblem, type Problem } from '../../../../text/problem';
import { categoriesFor, faultOf, formOn, kinds, seen, toInput, type Form } from './change-form.model';

/** Asks for a change of a pupil's categories. Events `saved` and `close`. */
Component({
  properties: {
    show: { type: Boolean, value: false },
    pupilId: { type: String, value: '' },
    name: { type: String, value: '' },
    /** The categories that stand. */
    current: { type: Array, value: [] as string[] },
  },
  data: {
    kinds,
    seen,
    categories: categoriesFor('begin', []),
    today: '',
    form: formOn(''),
    day: '',
    fault: '',
    isSending: false,
    refusal: null as Problem | null,
  },
  observers: {
    show(show: boolean) {
      if (!show) return;
      const today = chinaDay(new Date());
      this.setData({ today });
      this.change(formOn(today));
    },
  },
  methods: {
    onKind({ detail }: WechatMiniprogram.CustomEvent<{ key: Form['kind'] }>) {
      this.change({ kind: detail.key, category: '' });
    },
    onCategory({ detail }: WechatMiniprogram.CustomEvent<{ key: Form['category'] }>) {
      this.change({ category: detail.key });
    },
    onSeen({ detail }: WechatMiniprogram.CustomEvent<{ key: Form['seen'] }>) {
      this.change({ seen: detail.key });
    },
    onDay({ detail }: WechatMiniprogram.PickerChange) {
      this.change({ on: String(detail.value) });
    },
    onNote({ detail }: WechatMiniprogram.Input) {
      this.change({ note: detail.value });
    },
    change(part: Partial<Form>) {
      const form = { ...this.data.form, ...part };
      const categories = categoriesFor(form.kind, this.data.current);
      this.setData({ form, categories, day: form.on === '' ? '' : dateText(form.on), fault: '', refusal: null });
    },
    async onSend() {
      const { form, pupilId, isSending } = this.data;
      const input = toInput(pupilId, form);
      if (isSending) return;
      if (input === null) {
        this.setData({ fault: faultOf(form) });
        return;
      }
      this.setData({ isSending: true, refusal: null });
      const answer = await requestChange(input);
      this.setData({ isSending: false, refusal: answer.ok ? null : toProblem(answer) });
      if (answer.ok) this.triggerEvent('saved');
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
