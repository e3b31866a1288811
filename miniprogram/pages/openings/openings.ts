import { appended, lacks } from '../../components/pager/pager.model';
import { listOpenings, moreOpenings } from '../../services/own-entry';
import { failed } from '../../text/screen';
import { blank, nobody, nothing, toView } from './openings.model';

Page({
  data: blank,
  pupilId: '',
  fetched: nothing,
  family: nobody,

  onLoad({ pupilId = '' }: { pupilId?: string }) {
    this.pupilId = pupilId;
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  load() {
    return listOpenings({ pupilId: this.pupilId }, (answer) => {
      if (!answer.ok) return this.setData(failed(answer, this.data));
      this.family = answer.data;
      this.fetched = { rows: answer.data.openings, next: answer.data.next, page: 0 };
      this.setData(toView(this.fetched, this.family));
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
      const answer = await moreOpenings({ pupilId: this.pupilId, after: next });
      if (!answer.ok) {
        this.setData({ ...failed(answer, this.data), isTurning: false });
        return;
      }
      this.fetched = appended(this.fetched, answer.data.openings, answer.data.next);
    }
    this.fetched = { ...this.fetched, page };
    this.setData(toView(this.fetched, this.family));
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  onRetry() {
    void this.load();
  },

  onCall() {
    wx.makePhoneCall({ phoneNumber: this.data.telephone, fail: () => undefined });
  },
});
