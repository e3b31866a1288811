import type { AskedPurpose } from '../../../../contract/opening';
import { barGuardian, endBinding, liftBar, listGuardians, voidCode } from '../../../services/identity';
import { findWorkplace } from '../../../services/workplace';
import { askingOf, blank, done, refused, toView, type Step } from './child.model';

const steps = { end: endBinding, bar: barGuardian, lift: liftBar } as const;

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string; heading: string; step: Step }>;

Page({
  data: blank,
  pupilId: '',
  schoolId: '',
  purpose: undefined as AskedPurpose | undefined,

  onLoad({ pupilId = '', schoolId = '' }: { pupilId?: string; schoolId?: string }) {
    Object.assign(this, { pupilId, schoolId });
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  async load() {
    const { pupilId, schoolId, purpose } = this;
    const place = await findWorkplace(schoolId);
    const isLeader = !('ok' in place) && place.roles.includes('leader');
    const answer = await listGuardians({ pupilId, ...(purpose ? { purpose } : {}) });
    this.setData({ ...toView(answer, this.data), isLeader });
  },

  /** Said once; the same reason goes with what the page asks from then on. */
  onReason({ detail: { purpose } }: WechatMiniprogram.CustomEvent<{ purpose: AskedPurpose }>) {
    this.purpose = purpose;
    this.setData({ phase: 'loading', problem: null });
    void this.load();
  },

  onRetry() {
    void this.load();
  },

  onAsk({ currentTarget }: Tap) {
    const { step, ...line } = currentTarget.dataset;
    this.setData({ asking: askingOf(step, line), refusal: null });
  },

  onBasis({ currentTarget }: Tap) {
    const guardian = this.data.guardians.find(({ id }) => id === currentTarget.dataset.id);
    if (guardian) this.setData({ founding: { ...guardian, pupilId: this.pupilId }, refusal: null });
  },

  onRecorded() {
    this.setData({ founding: null });
    void this.load();
  },

  onConsents() {
    void wx.navigateTo({ url: `/packages/staff/consents/consents?pupilId=${this.pupilId}` });
  },

  onClose() {
    this.setData({ asking: null, founding: null });
  },

  async onConfirm({ detail: { reason } }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { asking, isSending } = this.data;
    if (asking === null || isSending) return;
    this.setData({ isSending: true });
    const answer = await steps[asking.step]({ pupilId: this.pupilId, personId: asking.personId, reason });
    this.setData(answer.ok ? done : refused(answer));
    await this.load();
  },

  async onVoid({ currentTarget }: Tap) {
    if (this.data.isSending) return;
    this.setData({ isSending: true, refusal: null });
    const answer = await voidCode({ codeId: currentTarget.dataset.id });
    this.setData(answer.ok ? done : refused(answer));
    await this.load();
  },

  onCloseRefusal() {
    this.setData({ refusal: null });
  },
});
