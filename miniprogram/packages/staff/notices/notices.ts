import { appended, lacks } from '../../../components/pager/pager.model';
import { listForStaff, moreForStaff } from '../../../services/notice';
import { findWorkplace } from '../../../services/workplace';
import { failed } from '../../../text/screen';
import { blank, nothing, toView } from './notices.model';

Page({
  data: blank,
  schoolId: '',
  fetched: nothing,

  onLoad({ schoolId = '' }: { schoolId?: string }) {
    this.schoolId = schoolId;
  },

  /** Who comes back from a notice on a later page finds that page. */
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
    const { schoolId } = Object.assign(this, { schoolId: place.schoolId });
    await listForStaff({ schoolId }, (answer) => {
      if (answer.ok) this.fetched = { rows: answer.data.notices, next: answer.data.next, page: 0 };
      this.setData(answer.ok ? toView(this.fetched, new Date()) : failed(answer, this.data));
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
      const answer = await moreForStaff({ schoolId: this.schoolId, after: next });
      if (!answer.ok) {
        this.setData({ ...failed(answer, this.data), isTurning: false });
        return;
      }
      this.fetched = appended(this.fetched, answer.data.notices, answer.data.next);
    }
    this.fetched = { ...this.fetched, page };
    this.setData(toView(this.fetched, new Date()));
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  onRetry() {
    void this.load();
  },

  onOpen({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/packages/staff/notice-detail/notice-detail?noticeId=${currentTarget.dataset.id}` });
  },

  onWrite() {
    void wx.navigateTo({ url: `/packages/staff/notice-edit/notice-edit?schoolId=${this.schoolId}` });
  },
});
