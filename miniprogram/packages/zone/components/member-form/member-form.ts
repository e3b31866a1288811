import type { MemberFacts } from '../../../../../contract/household';
import { saveMember } from '../../../../services/household';
import { chinaDay } from '../../../../text/dates';
import { toProblem, type Problem } from '../../../../text/problem';
import { choices, faultOf, formOf, toMember, type Form } from './member-form.model';

type Key<K extends keyof Form> = WechatMiniprogram.CustomEvent<{ key: Form[K] }>;
type Known = MemberFacts & { memberId: string };

/** Enters someone of a household, or changes what is known. Events `saved`, `leave`, `refer` and `close`. */
Component({
  properties: {
    show: { type: Boolean, value: false },
    /** The household as it was seen. */
    seen: { type: Object, value: { householdId: '', rev: 0 } },
    /** Null for somebody new. */
    member: { type: Object, value: null as unknown as Known },
  },
  data: { ...choices, form: formOf(null), isNew: true, fault: '', isSending: false, refusal: null as Problem | null },
  observers: {
    show(show: boolean) {
      if (!show) return;
      const { member } = this.data as unknown as { member: Known | null };
      this.setData({ form: formOf(member), isNew: member === null, fault: '', refusal: null });
    },
  },
  methods: {
    onName({ detail }: WechatMiniprogram.Input) {
      this.change({ name: detail.value });
    },
    onRelation({ detail }: Key<'relation'>) {
      this.change({ relation: detail.key });
    },
    onYear({ detail }: WechatMiniprogram.Input) {
      this.change({ birthYear: detail.value });
    },
    onHealth({ detail }: Key<'health'>) {
      this.change({ health: detail.key });
    },
    onAble({ detail }: Key<'able'>) {
      this.change({ able: detail.key });
    },
    onWork({ detail }: Key<'work'>) {
      this.change({ work: detail.key });
    },
    onSkills({ detail }: WechatMiniprogram.Input) {
      this.change({ skills: detail.value });
    },
    onAway({ detail }: WechatMiniprogram.Input) {
      this.change({ awayAt: detail.value });
    },
    change(part: Partial<Form>) {
      this.setData({ form: { ...this.data.form, ...part }, fault: '', refusal: null });
    },
    async onSave() {
      const { form, isSending, isNew } = this.data;
      const { seen, member: known } = this.data as unknown as {
        seen: { householdId: string; rev: number };
        member: Known;
      };
      if (isSending) return;
      const today = chinaDay(new Date());
      const member = toMember(form, today);
      if (member === null) {
        this.setData({ fault: faultOf(form, today) });
        return;
      }
      this.setData({ isSending: true, refusal: null });
      const { householdId, rev } = seen;
      const answer = await saveMember({ householdId, rev, member, ...(isNew ? {} : { memberId: known.memberId }) });
      this.setData({ isSending: false, refusal: answer.ok ? null : toProblem(answer) });
      if (answer.ok) this.triggerEvent('saved');
    },
    onLeave() {
      this.triggerEvent('leave');
    },
    onRefer() {
      this.triggerEvent('refer');
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
