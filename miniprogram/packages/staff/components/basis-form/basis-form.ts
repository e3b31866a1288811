import type { BasisKind } from '../../../../../contract/family';
import { recordBasis } from '../../../../services/family';
import { chinaDay, dateText } from '../../../../text/dates';
import { toProblem, type Problem } from '../../../../text/problem';
import { chipsOf, formOn, toInput, type Chip, type Form } from './basis-form.model';

/** Records on which paper a guardian stands. Events `saved` and `close`. */
Component({
  properties: {
    show: { type: Boolean, value: false },
    pupilId: { type: String, value: '' },
    personId: { type: String, value: '' },
    /** Who it is: 法定监护人. */
    name: { type: String, value: '' },
    /** The papers that are possible. */
    kinds: { type: Array, value: [] as BasisKind[] },
  },
  data: {
    choices: [] as Chip[],
    today: '',
    form: formOn('', []),
    day: '',
    missing: false,
    isSending: false,
    refusal: null as Problem | null,
  },
  observers: {
    'show, kinds'(show: boolean, kinds: BasisKind[]) {
      if (!show) return;
      const today = chinaDay(new Date());
      this.setData({ today, choices: chipsOf(kinds) });
      this.change(formOn(today, kinds));
    },
  },
  methods: {
    onKind({ detail }: WechatMiniprogram.CustomEvent<{ key: BasisKind }>) {
      this.change({ kind: detail.key });
    },
    onDay({ detail }: WechatMiniprogram.PickerChange) {
      this.change({ on: String(detail.value) });
    },
    onNote({ detail }: WechatMiniprogram.Input) {
      this.change({ note: detail.value });
    },
    change(part: Partial<Form>) {
      const form = { ...this.data.form, ...part };
      this.setData({ form, day: form.on === '' ? '' : dateText(form.on), missing: false, refusal: null });
    },
    async onSend() {
      const { form, pupilId, personId, isSending } = this.data;
      const input = toInput({ pupilId, personId }, form);
      if (isSending) return;
      if (input === null) {
        this.setData({ missing: true });
        return;
      }
      this.setData({ isSending: true, refusal: null });
      const answer = await recordBasis(input);
      this.setData({ isSending: false, refusal: answer.ok ? null : toProblem(answer) });
      if (answer.ok) this.triggerEvent('saved');
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
