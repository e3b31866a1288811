import { agreeRollOver, getRollOver, saveRollOver } from '../../../services/ledger';
import { findWorkplace } from '../../../services/workplace';
import { toProblem, type Problem } from '../../../text/problem';
import { failed } from '../../../text/screen';
import { blank, changed, dayView, faultOf, toInput, toView } from './rollover.model';

const PAUSE_MS = 1500;

type RowTap = WechatMiniprogram.TouchEvent<object, object, { id: string }>;

Page({
  data: { ...blank, isSending: false, isAsking: false, fault: '', saved: false, refusal: null as Problem | null },
  schoolId: '',
  rev: 0,
  timer: 0,

  onLoad({ schoolId = '' }: { schoolId?: string }) {
    this.schoolId = schoolId;
    void this.load();
  },

  onUnload() {
    clearTimeout(this.timer);
    this.schoolId = '';
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  async load() {
    clearTimeout(this.timer);
    const place = await findWorkplace(this.schoolId);
    if ('ok' in place) {
      this.setData(failed(place, this.data));
      return;
    }
    this.schoolId = place.schoolId;
    const answer = await getRollOver({ schoolId: place.schoolId });
    if (this.schoolId !== place.schoolId) return;
    if (answer.ok) this.rev = answer.data.rev;
    this.setData({ ...toView(answer, this.data), isSending: false });
    if (this.data.step === 'work') this.timer = setTimeout(() => void this.load(), PAUSE_MS);
  },

  onRetry() {
    void this.load();
  },

  onDay({ detail }: WechatMiniprogram.PickerChange) {
    this.setData({ ...dayView(String(detail.value)), saved: false });
  },

  onName({ currentTarget, detail }: WechatMiniprogram.Input<object, { id: string }>) {
    this.change(currentTarget.dataset.id, { to: detail.value });
  },

  onFate({ currentTarget }: RowTap) {
    const { id } = currentTarget.dataset;
    const row = this.data.rows.find((one) => one.id === id);
    if (row) this.change(id, { graduates: !row.graduates });
  },

  change(id: string, part: { to?: string; graduates?: boolean }) {
    this.setData({ rows: changed(this.data.rows, id, part), fault: '', saved: false, refusal: null });
  },

  async onSave() {
    const fault = faultOf(this.data);
    if (this.data.isSending || fault !== '') {
      this.setData({ fault });
      return;
    }
    this.setData({ isSending: true, refusal: null });
    const answer = await saveRollOver(toInput(this.schoolId, this.rev, this.data));
    this.setData({ isSending: false, saved: answer.ok, refusal: answer.ok ? null : toProblem(answer) });
    if (answer.ok) await this.load();
  },

  onAsk() {
    this.setData({ isAsking: true, refusal: null });
  },

  onClose() {
    this.setData({ isAsking: false });
  },

  async onAgree() {
    if (this.data.isSending) return;
    this.setData({ isSending: true });
    const answer = await agreeRollOver({ schoolId: this.schoolId, rev: this.rev });
    this.setData({ isSending: false, isAsking: false, refusal: answer.ok ? null : toProblem(answer) });
    await this.load();
  },
});
