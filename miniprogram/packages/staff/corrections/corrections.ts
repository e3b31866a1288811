import { appended, lacks } from '../../../components/pager/pager.model';
import { listCorrections, moreCorrections } from '../../../services/ledger';
import { findWorkplace } from '../../../services/workplace';
import { failed } from '../../../text/screen';
import { blank, nothing, toView } from './corrections.model';

Page({
  data: blank,
  schoolId: '',
  fetched: nothing,

  onLoad({ schoolId = '' }: { schoolId?: string }) {
    this.schoolId = schoolId;
  },

  /** Who comes back from a pupil on a later page finds that page. */
  onShow() {
    if (this.fetched.page === 0) void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  async load() {
    const place = await findWorkplace(this.schoolId);
    if ('ok' in place) {
      this.setData(failed(place, this.data));
      return;
    }
    this.schoolId = place.schoolId;
    await listCorrections({ schoolId: place.schoolId }, (answer) => {
      if (answer.ok) this.fetched = { rows: answer.data.pupils, next: answer.data.next, page: 0 };
      this.setData(answer.ok ? toView(this.fetched) : failed(answer, this.data));
    });
  },

  onPrevious() {
    void this.turnTo(this.fetched.page - 1);
  },

  onNext() {
    void this.turnTo(this.fetched.page + 1);
  },

  async turnTo(page: number) {
    const { next } = this.fetched;
    if (next !== null && lacks(this.fetched, page)) {
      this.setData({ isTurning: true });
      const answer = await moreCorrections({ schoolId: this.schoolId, after: next });
      if (!answer.ok) {
        this.setData({ ...failed(answer, this.data), isTurning: false });
        return;
      }
      this.fetched = appended(this.fetched, answer.data.pupils, answer.data.next);
    }
    this.fetched = { ...this.fetched, page };
    this.setData(toView(this.fetched));
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  onRetry() {
    void this.load();
  },

  onOpen({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/packages/staff/correction/correction?pupilId=${currentTarget.dataset.id}` });
  },
});
