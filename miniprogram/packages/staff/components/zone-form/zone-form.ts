import { saveZone } from '../../../../services/identity';
import { toProblem, type Problem } from '../../../../text/problem';
import { faultOf, villagesOf } from './zone-form.model';

const empty = { name: '', teacherName: '', villages: '' };

/** Puts villages into the care of a teacher. Events `saved` with `{ name }` and `close`. */
Component({
  properties: {
    show: { type: Boolean, value: false },
    schoolId: { type: String, value: '' },
  },
  data: { ...empty, fault: '', isSending: false, refusal: null as Problem | null },
  methods: {
    onName({ detail }: WechatMiniprogram.Input) {
      this.setData({ name: detail.value, fault: '' });
    },
    onTeacher({ detail }: WechatMiniprogram.Input) {
      this.setData({ teacherName: detail.value, fault: '' });
    },
    onVillages({ detail }: WechatMiniprogram.Input) {
      this.setData({ villages: detail.value, fault: '' });
    },
    async onSave() {
      const { schoolId, name, teacherName, villages, isSending } = this.data;
      if (isSending) return;
      const fault = faultOf({ name, teacherName, villages });
      if (fault !== '') {
        this.setData({ fault });
        return;
      }
      this.setData({ isSending: true, refusal: null });
      const zone = { schoolId, name: name.trim(), teacherName: teacherName.trim(), villages: villagesOf(villages) };
      const answer = await saveZone(zone);
      this.setData(answer.ok ? { ...empty, isSending: false } : { isSending: false, refusal: toProblem(answer) });
      if (answer.ok) this.triggerEvent('saved', { name: zone.name });
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
