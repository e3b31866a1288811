import { turn } from '../../../components/pager/turn';
import { listNeeds, moreNeeds } from '../../../services/ledger';
import { findWorkplace } from '../../../services/workplace';
import { failed } from '../../../text/screen';
import { blank, nothing, toView, type Which } from './need-list.model';

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
    const { schoolId } = Object.assign(this, { schoolId: place.schoolId });
    const { which } = this.data;
    await listNeeds({ schoolId, show: which }, (answer) => {
      if (this.data.which !== which) return;
      if (answer.ok) this.fetched = { rows: answer.data.pupils, next: answer.data.next, page: 0 };
      this.setData(answer.ok ? toView(this.fetched, which) : failed(answer, this.data));
    });
  },

  onWhich({ detail }: WechatMiniprogram.CustomEvent<{ key: Which }>) {
    this.fetched = nothing;
    this.setData({ which: detail.key });
    void this.load();
  },

  onPrevious() {
    void this.turnTo(this.fetched.page - 1);
  },

  onNext() {
    void this.turnTo(this.fetched.page + 1);
  },

  turnTo(page: number) {
    const { which } = this.data;
    return turn(this, page, {
      more: (after) => moreNeeds({ schoolId: this.schoolId, show: which, after }),
      rowsOf: ({ pupils }) => pupils,
      view: () => toView(this.fetched, which),
    });
  },

  onRetry() {
    void this.load();
  },

  onOpen({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/packages/staff/needs/needs?pupilId=${currentTarget.dataset.id}` });
  },
});
