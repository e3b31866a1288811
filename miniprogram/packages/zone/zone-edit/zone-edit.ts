import type { Failure } from '../../../services/answer';
import { assignHousehold, endZone, listZones, saveZone } from '../../../services/zone';
import { toProblem } from '../../../text/problem';
import { failed } from '../../../text/screen';
import { blank, faultOf, suggestedName, toInput, toView, withVillage, type Form } from './zone-edit.model';

type Key = WechatMiniprogram.CustomEvent<{ key: string }>;

Page({
  data: blank,
  schoolId: '',
  zoneId: '',
  rev: 0,
  hasNamed: false,

  onLoad({ schoolId = '', zoneId = '' }: { schoolId?: string; zoneId?: string }) {
    Object.assign(this, { schoolId, zoneId, hasNamed: zoneId !== '' });
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  /** A form is filled from what the server says now, never from what the phone remembers. */
  load() {
    const { schoolId, zoneId } = this;
    return listZones({ schoolId }, (answer, source) => {
      if (source === 'cache') return;
      if (answer.ok) this.rev = answer.data.rev;
      this.setData(answer.ok ? toView(answer.data, zoneId) : failed(answer, this.data));
    });
  },

  onRetry() {
    void this.load();
  },

  onName({ detail }: WechatMiniprogram.Input) {
    this.hasNamed = detail.value !== '';
    this.change({ name: detail.value });
  },

  onVillage({ detail }: Key) {
    const form = withVillage(this.data.form, detail.key);
    this.change({ ...form, ...(this.hasNamed ? {} : { name: suggestedName(form) }) });
  },

  onTeacher({ detail }: Key) {
    this.change({ teacherId: detail.key === this.data.form.teacherId ? '' : detail.key });
  },

  change(part: Partial<Form>) {
    this.setData({ form: { ...this.data.form, ...part }, fault: '', refusal: null });
  },

  onSave() {
    const { form, villageOptions } = this.data;
    const fault = faultOf(form, villageOptions.length > 0 && this.data.apart.length === 0);
    if (fault !== '') {
      this.setData({ fault });
      return;
    }
    void this.send(saveZone(toInput(this, form)), () => void wx.navigateBack());
  },

  onEnd() {
    this.setData({ isEnding: true, refusal: null });
  },

  onClose() {
    this.setData({ isEnding: false });
  },

  onConfirmEnd({ detail: { reason } }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { schoolId, rev, zoneId } = this;
    void this.send(endZone({ schoolId, rev, zoneId, reason }), () => void wx.navigateBack());
  },

  onRelease({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    const { schoolId, rev } = this;
    const released = assignHousehold({ schoolId, rev, householdId: currentTarget.dataset.id, zoneId: null });
    void this.send(released, () => void this.load());
  },

  async send(sent: Promise<{ ok: true } | Failure>, then: () => void) {
    if (this.data.isSending) return;
    this.setData({ isSending: true, refusal: null });
    const answer = await sent;
    this.setData({ isSending: false, isEnding: false, refusal: answer.ok ? null : toProblem(answer) });
    if (answer.ok) then();
  },
});
