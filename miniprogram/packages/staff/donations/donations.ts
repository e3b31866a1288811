import { turn } from '../../../components/pager/turn';
import { inviteDonor, listPledges, morePledges } from '../../../services/donation';
import { pictureOf } from '../../../services/pictures';
import { findWorkplace, type Workplace } from '../../../services/workplace';
import { toProblem } from '../../../text/problem';
import { failed } from '../../../text/screen';
import { donorSlip } from '../../../components/code-slip/code-slip.model';
import { blank, faultOf, nothing, ofArrangement, toView } from './donations.model';

Page({
  data: blank,
  schoolId: '',
  fetched: nothing,

  onLoad({ schoolId = '' }: { schoolId?: string }) {
    this.schoolId = schoolId;
  },

  /** Who comes back from a pledge on a later page finds that page. */
  onShow() {
    if (this.fetched.page === 0) void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  async load() {
    const place = await findWorkplace(this.schoolId);
    if ('ok' in place) this.setData(failed(place, this.data));
    else await this.loadPledges(place);
  },

  loadPledges(place: Workplace) {
    this.schoolId = place.schoolId;
    return listPledges({ schoolId: place.schoolId }, (answer) => {
      if (!answer.ok) return this.setData(failed(answer, this.data));
      this.fetched = { rows: answer.data.pledges, next: answer.data.next, page: 0 };
      this.setData({ ...ofArrangement(answer.data, place), ...toView(this.fetched) });
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
      more: (after) => morePledges({ schoolId: this.schoolId, after }),
      rowsOf: ({ pledges }) => pledges,
      view: () => toView(this.fetched),
    });
  },

  onRetry() {
    void this.load();
  },

  onConfigure() {
    this.setData({ isConfiguring: true });
  },

  onCloseConfigure() {
    this.setData({ isConfiguring: false });
  },

  onConfigured() {
    this.setData({ isConfiguring: false });
    void this.load();
  },

  onName({ detail }: WechatMiniprogram.Input) {
    this.setData({ name: detail.value, fault: '', refusal: null });
  },

  async onInvite() {
    const name = this.data.name.replace(/\s+/g, ' ').trim();
    if (this.data.isSending) return;
    const fault = faultOf(name);
    if (fault !== '') {
      this.setData({ fault });
      return;
    }
    this.setData({ isSending: true, refusal: null });
    const answer = await inviteDonor({ schoolId: this.schoolId, name });
    if (!answer.ok) {
      this.setData({ isSending: false, refusal: toProblem(answer) });
      return;
    }
    const { code, qrPng } = answer.data;
    const picture = qrPng === null ? '' : pictureOf(code, qrPng);
    this.setData({ isSending: false, name: '', slip: donorSlip(name, answer.data, picture) });
  },

  onCloseSlip() {
    this.setData({ slip: null });
  },

  onOpen({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/packages/staff/pledge/pledge?pledgeId=${currentTarget.dataset.id}` });
  },
});
