import type { ReferralState } from '../../../../../contract/household';
import { referMember, stepReferral } from '../../../../services/household';
import { chinaDay, dateText } from '../../../../text/dates';
import { toProblem, type Problem } from '../../../../text/problem';
import { faultOf, formOn, headingOf, kinds, stepsAfter, toReferral, toStep, type Form } from './referral-form.model';

interface About {
  seen: { householdId: string; rev: number };
  member: { memberId: string; name: string } | null;
  referral: { referralId: string; name: string; state: ReferralState } | null;
}

/** Sends a member to training, work or 雨露计划, or notes what came of it. Events `saved` and `close`. */
Component({
  properties: {
    show: { type: Boolean, value: false },
    seen: { type: Object, value: { householdId: '', rev: 0 } },
    member: { type: Object, value: null as unknown as object },
    /** Null for a new one. */
    referral: { type: Object, value: null as unknown as object },
  },
  data: {
    kinds,
    steps: stepsAfter('referred'),
    heading: '',
    isNew: true,
    today: '',
    day: '',
    form: formOn(''),
    fault: '',
    isSending: false,
    refusal: null as Problem | null,
  },
  observers: {
    show(show: boolean) {
      if (!show) return;
      const { member, referral } = this.data as unknown as About;
      const today = chinaDay(new Date());
      this.setData({
        steps: stepsAfter(referral?.state ?? 'referred'),
        heading: headingOf(member?.name ?? '', referral?.name ?? null),
        isNew: referral === null,
        today,
        day: dateText(today),
        form: formOn(today),
        fault: '',
        refusal: null,
      });
    },
  },
  methods: {
    onKind({ detail }: WechatMiniprogram.CustomEvent<{ key: Form['kind'] }>) {
      this.change({ kind: detail.key });
    },
    onStep({ detail }: WechatMiniprogram.CustomEvent<{ key: Form['step'] }>) {
      this.change({ step: detail.key });
    },
    onWhat({ detail }: WechatMiniprogram.Input) {
      this.change({ what: detail.value });
    },
    onOutcome({ detail }: WechatMiniprogram.Input) {
      this.change({ outcome: detail.value });
    },
    onDay({ detail }: WechatMiniprogram.PickerChange) {
      this.change({ on: String(detail.value) });
    },
    change(part: Partial<Form>) {
      const form = { ...this.data.form, ...part };
      this.setData({ form, day: dateText(form.on), fault: '', refusal: null });
    },
    async onSave() {
      const { form, isNew, isSending } = this.data;
      if (isSending) return;
      const fault = faultOf(form, isNew);
      if (fault !== '') {
        this.setData({ fault });
        return;
      }
      const { seen, member, referral } = this.data as unknown as About;
      const wanted = toReferral(seen, member?.memberId ?? '', form);
      this.setData({ isSending: true, refusal: null });
      const answer =
        referral === null
          ? wanted && (await referMember(wanted))
          : await stepReferral(toStep(seen, referral.referralId, form));
      this.setData({ isSending: false, refusal: !answer || answer.ok ? null : toProblem(answer) });
      if (answer?.ok) this.triggerEvent('saved');
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
