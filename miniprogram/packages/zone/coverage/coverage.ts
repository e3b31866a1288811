import { turn } from '../../../components/pager/turn';
import { assignHousehold, listCoverage } from '../../../services/zone';
import { toProblem } from '../../../text/problem';
import { failed } from '../../../text/screen';
import { blank, nothing, toFrame, toPage } from './coverage.model';

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string; name: string }>;

Page({
  data: blank,
  schoolId: '',
  rev: 0,
  total: 0,
  fetched: nothing,

  onLoad({ schoolId = '' }: { schoolId?: string }) {
    this.schoolId = schoolId;
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  async load() {
    const answer = await listCoverage({ schoolId: this.schoolId });
    if (!answer.ok) {
      this.setData({ ...failed(answer, this.data), isSending: false });
      return;
    }
    const { rev, households, next, withoutZone } = answer.data;
    Object.assign(this, { rev, total: withoutZone, fetched: { rows: households, next, page: 0 } });
    this.setData({ ...toFrame(answer.data), ...toPage(this.fetched, withoutZone) });
  },

  onRetry() {
    this.setData({ refusal: null });
    void this.load();
  },

  onPrevious() {
    void this.turnTo(this.fetched.page - 1);
  },

  onNext() {
    void this.turnTo(this.fetched.page + 1);
  },

  turnTo(page: number) {
    return turn(this, page, {
      more: (after) => listCoverage({ schoolId: this.schoolId, after }),
      rowsOf: ({ households }) => households,
      view: () => toPage(this.fetched, this.total),
    });
  },

  onAssign({ currentTarget }: Tap) {
    const { id, name } = currentTarget.dataset;
    if (this.data.mayEdit) this.setData({ about: id, aboutName: name, refusal: null });
  },

  onClose() {
    this.setData({ about: '' });
  },

  onZones() {
    void wx.navigateTo({ url: `/packages/zone/zones/zones?schoolId=${this.schoolId}` });
  },

  async onZone({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const { about: householdId, isSending } = this.data;
    if (isSending) return;
    this.setData({ isSending: true });
    const { schoolId, rev } = this;
    const answer = await assignHousehold({ schoolId, rev, householdId, zoneId: detail.id });
    if (answer.ok) await this.load();
    else this.setData({ isSending: false, about: '', refusal: toProblem(answer) });
  },
});
