import type { Failure } from '../../../services/answer';
import { endMember, getHousehold, movePupil } from '../../../services/household';
import { chinaDay } from '../../../text/dates';
import { toProblem } from '../../../text/problem';
import { blank, toView, type Household } from './household.model';

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string; name: string }>;

Page({
  data: blank,
  householdId: '',
  household: null as Household | null,

  onLoad({ householdId = '' }: { householdId?: string }) {
    this.householdId = householdId;
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  async load() {
    const answer = await getHousehold({ householdId: this.householdId });
    this.household = answer.ok ? answer.data : null;
    this.setData(toView(answer, this.data));
  },

  onRetry() {
    this.setData({ refusal: null });
    void this.load();
  },

  onAdd() {
    this.setData({ sheet: 'member', member: null, refusal: null });
  },

  onMember({ currentTarget }: Tap) {
    const member = this.household?.members.find(({ memberId }) => memberId === currentTarget.dataset.id);
    if (member && this.data.mayEdit) this.setData({ sheet: 'member', member, refusal: null });
  },

  onLeave() {
    this.setData({ sheet: 'leave' });
  },

  onRefer() {
    this.setData({ sheet: 'referral', referral: null });
  },

  onReferral({ currentTarget }: Tap) {
    const referral = this.household?.referrals.find(({ referralId }) => referralId === currentTarget.dataset.id);
    if (referral && referral.state !== 'ended' && this.data.mayEdit)
      this.setData({ sheet: 'referral', referral, refusal: null });
  },

  onPupil({ currentTarget }: Tap) {
    const { id, name } = currentTarget.dataset;
    if (this.data.mayMove) this.setData({ sheet: 'move', pupilId: id, pupilName: name, refusal: null });
  },

  onClose() {
    this.setData({ sheet: '' });
  },

  onSaved() {
    this.setData({ sheet: '' });
    void this.load();
  },

  onConfirmLeave({ detail: { reason } }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { member, seen } = this.data;
    if (member === null) return;
    const { householdId, rev } = seen;
    const { memberId } = member;
    void this.send(endMember({ householdId, rev, memberId, on: chinaDay(new Date()), reason }));
  },

  onMove({ detail: { householdId } }: WechatMiniprogram.CustomEvent<{ householdId: string }>) {
    const { pupilId } = this.data;
    void this.send(movePupil({ pupilId, fromHouseholdId: this.householdId, toHouseholdId: householdId }));
  },

  async send(sent: Promise<{ ok: true } | Failure>) {
    if (this.data.isSending) return;
    this.setData({ isSending: true, refusal: null });
    const answer = await sent;
    if (answer.ok) this.onSaved();
    else this.setData({ isSending: false, sheet: '', refusal: toProblem(answer) });
  },
});
