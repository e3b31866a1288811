import { turn } from '../../../components/pager/turn';
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
    const { which } = this.data;
    const answer = await this.ask(which, null);
    if (this.data.which !== which) return;
    if (answer.ok) this.fetched = { rows: answer.data.pupils, next: answer.data.next, page: 0 };
    this.setData(answer.ok ? toView(this.fetched) : failed(answer, this.data));
  },

  ask(which: Which, after: string | null) {
    return listDeparted({
      schoolId: this.schoolId,
      ...(which === 'all' ? {} : { departure: which }),
      ...(after === null ? {} : { after }),
    });
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

  turnTo(page: number) {
    const { which } = this.data;
    return turn(this, page, {
      more: (after) => this.ask(which, after),
      rowsOf: ({ pupils }) => pupils,
      view: () => toView(this.fetched),
    });
  },

  onRetry() {
    void this.load();
  },

  onOpen({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/packages/staff/pupil/pupil?pupilId=${currentTarget.dataset.id}` });
  },
});
