import { createClass } from '../../../../services/identity';
import { toProblem, type Problem } from '../../../../text/problem';
import { grades, toInput, usualName } from './class-form.model';

/** Makes a class. Events `created` with `{ classId }` and `close`. */
Component({
  properties: {
    show: { type: Boolean, value: false },
    schoolId: { type: String, value: '' },
  },
  data: { grades, grade: '', name: '', isSending: false, refusal: null as Problem | null },
  methods: {
    onGrade({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
      this.setData({ grade: detail.key, name: usualName(Number(detail.key)), refusal: null });
    },
    onName({ detail }: WechatMiniprogram.Input) {
      this.setData({ name: detail.value, refusal: null });
    },
    async onCreate() {
      const { schoolId, grade, name, isSending } = this.data;
      if (isSending || grade === '' || name.trim() === '') return;
      this.setData({ isSending: true, refusal: null });
      const answer = await createClass(toInput(schoolId, Number(grade), name));
      if (!answer.ok) {
        this.setData({ isSending: false, refusal: toProblem(answer) });
        return;
      }
      this.setData({ isSending: false, grade: '', name: '' });
      this.triggerEvent('created', answer.data);
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
