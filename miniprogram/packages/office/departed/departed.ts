import { appended, lacks } from '../../../components/pager/pager.model';
import { listDeparted } from '../../../services/ledger';
import { findWorkplace } from '../../../services/workplace';
import { failed } from '../../../text/screen';
import { blank, nothing, toView, type Which } from './departed.model';

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
    this.fetched = nothing;
    await this.fetch(0);
  },

  async fetch(page: number) {
    const { which } = this.data;
    const after = this.fetched.next;
    const answer = await listDeparted({
      schoolId: this.schoolId,
      ...(which === 'all' ? {} : { departure: which }),
      ...(after === null ? {} : { after }),
    });
    if (this.data.which !== which) return;
    if (answer.ok) this.fetched = { ...appended(this.fetched, answer.data.pupils, answer.data.next), page };
    this.setData(answer.ok ? toView(this.fetched) : { ...failed(answer, this.data), isTurning: false });
  },

  onWhich({ detail }: WechatMiniprogram.CustomEvent<{ key: Which }>) {
    this.setData({ which: detail.key });
    void this.load();
  },

  onPrevious() {
    void this.turnTo(this.fetched.page - 1);
  },

  onNext() {
    void this.turnTo(this.fetched.page + 1);
  },

  async turnTo(page: number) {
    if (lacks(this.fetched, page)) {
      this.setData({ isTurning: true });
      await this.fetch(page);
    } else {
      this.fetched = { ...this.fetched, page };
      this.setData(toView(this.fetched));
    }
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  onRetry() {
    void this.load();
  },

  onOpen({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/packages/staff/pupil/pupil?pupilId=${currentTarget.dataset.id}` });
  },
});
