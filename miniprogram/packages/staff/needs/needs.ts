import type { AskedPurpose } from '../../../../contract/opening';
import type { Failure } from '../../../services/answer';
import { applyChange, getNeeds, verifyChange, withdrawChange } from '../../../services/ledger';
import { blank, changedText, confirming, isChange, refused, toView, type Waiting } from './needs.model';

type Step = (rev: number) => Promise<{ ok: true } | Failure>;
type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>;

Page({
  data: blank,
  pupilId: '',
  purpose: undefined as AskedPurpose | undefined,
  rev: 0,
  last: null as Step | null,

  onLoad({ pupilId = '' }: { pupilId?: string }) {
    this.pupilId = pupilId;
  },

  onShow() {
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  async load() {
    const { pupilId, purpose } = this;
    const answer = await getNeeds({ pupilId, ...(purpose ? { purpose } : {}) });
    if (answer.ok) this.rev = answer.data.rev;
    this.setData(toView(answer, this.data));
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

  onAsk() {
    this.setData({ asking: 'change', about: this.pupilId, refusal: null, changed: '' });
  },

  onAskReason({ currentTarget }: Tap) {
    this.setData({ asking: 'refuse', about: currentTarget.dataset.id, refusal: null, changed: '' });
  },

  onClose() {
    this.setData({ asking: '' });
  },

  onSaved() {
    this.setData({ asking: '' });
    void this.load();
  },

  onAccept({ currentTarget }: Tap) {
    const found = this.waitingOf(currentTarget.dataset.id);
    if (found === undefined) return;
    wx.showModal({
      ...confirming(found, this.data.heading),
      success: ({ confirm }) => {
        if (confirm) this.decide(found, { kind: 'accept' });
      },
    });
  },

  onRefuse({ detail: { reason } }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const found = this.waitingOf(this.data.about);
    if (found !== undefined) this.decide(found, { kind: 'refuse', reason });
  },

  onWithdraw({ currentTarget }: Tap) {
    const { pupilId } = this;
    void this.step((rev) => withdrawChange({ pupilId, changeId: currentTarget.dataset.id, rev }));
  },

  waitingOf(changeId: string): Waiting | undefined {
    return this.data.waiting.find(({ id }) => id === changeId);
  },

  decide({ id: changeId, step }: Waiting, decision: Parameters<typeof verifyChange>[0]['decision']) {
    const { pupilId } = this;
    const take = step === 'verify' ? verifyChange : applyChange;
    void this.step((rev) => take({ pupilId, changeId, rev, decision }));
  },

  onRepeat() {
    if (this.last !== null) void this.step(this.last);
  },

  /** Takes one step on the record as it was shown, then shows how it stands. */
  async step(take: Step) {
    if (this.data.isSending) return;
    this.last = take;
    this.setData({ isSending: true, refusal: null, changed: '' });
    const answer = await take(this.rev);
    if (!answer.ok && !isChange(answer)) {
      this.setData(refused(answer));
      return;
    }
    await this.load();
    this.setData({ isSending: false, asking: '', changed: answer.ok ? '' : changedText });
  },
});
