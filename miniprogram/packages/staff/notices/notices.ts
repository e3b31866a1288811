import { turn } from '../../../components/pager/turn';
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

  turnTo(page: number) {
    return turn(this, page, {
      more: (after) => moreForStaff({ schoolId: this.schoolId, after }),
      rowsOf: ({ notices }) => notices,
      view: () => toView(this.fetched, new Date()),
    });
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
