import { turn } from '../../../components/pager/turn';
import { listMyPledges, moreOfMyPledges } from '../../../services/donation';
import { failedForDonor } from '../text/stranger.model';
import { blank, nothing, toView, type School } from './pledges.model';

Page({
  data: blank,
  schools: [] as readonly School[],
  fetched: nothing,

  /** Who comes back from a pledge on a later page finds that page. */
  onShow() {
    if (this.fetched.page === 0) void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  load() {
    return listMyPledges((answer) => {
      if (!answer.ok) return this.setData(failedForDonor(answer, this.data));
      const { schools, pledges, next } = answer.data;
      Object.assign(this, { schools, fetched: { rows: pledges, next, page: 0 } });
      this.setData(toView(this.fetched, this.schools));
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
      more: (after) => moreOfMyPledges({ after }),
      rowsOf: ({ pledges }) => pledges,
      view: () => toView(this.fetched, this.schools),
      failed: failedForDonor,
    });
  },

  onRetry() {
    void this.load();
  },

  onInvitation() {
    void wx.redirectTo({ url: '/packages/donor/invitation/invitation' });
  },

  onOpen({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/packages/donor/pledge/pledge?pledgeId=${currentTarget.dataset.id}` });
  },

  onWrite() {
    void wx.navigateTo({ url: '/packages/donor/pledge-new/pledge-new' });
  },
});
