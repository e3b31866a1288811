import type { Receiver } from '../../../../../contract/donation';
import { configureDonations } from '../../../../services/donation';
import { toProblem, type Problem } from '../../../../text/problem';
import { choices, faultOf, formOf, toReceiver, type Choice, type Form } from './receiver-form.model';

/** Switches donations on by naming who receives them, or off. Events `saved` and `close`. */
Component({
  properties: {
    show: { type: Boolean, value: false },
    schoolId: { type: String, value: '' },
    /** As it stands; null while donations are off. */
    receiver: { type: Object, value: null as unknown as Receiver },
  },
  data: { choices, form: formOf(null), fault: '', isSending: false, refusal: null as Problem | null },
  observers: {
    show(show: boolean) {
      if (show) this.setData({ form: formOf(this.data.receiver), fault: '', refusal: null });
    },
  },
  methods: {
    onChoose({ detail }: WechatMiniprogram.CustomEvent<{ key: Choice }>) {
      this.change({ choice: detail.key });
    },
    onName({ detail }: WechatMiniprogram.Input) {
      this.change({ name: detail.value });
    },
    change(part: Partial<Form>) {
      this.setData({ form: { ...this.data.form, ...part }, fault: '', refusal: null });
    },
    async onSave() {
      const { form, schoolId, isSending } = this.data;
      if (isSending) return;
      const fault = faultOf(form);
      if (fault !== '') {
        this.setData({ fault });
        return;
      }
      this.setData({ isSending: true, refusal: null });
      const answer = await configureDonations({ schoolId, receiver: toReceiver(form) });
      this.setData({ isSending: false, refusal: answer.ok ? null : toProblem(answer) });
      if (answer.ok) this.triggerEvent('saved');
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
