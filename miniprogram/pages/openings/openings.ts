import { turn } from '../../components/pager/turn';
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

  turnTo(page: number) {
    return turn(this, page, {
      more: (after) => moreOpenings({ pupilId: this.pupilId, after }),
      rowsOf: ({ openings }) => openings,
      view: () => toView(this.fetched, this.family),
    });
  },

  onRetry() {
    void this.load();
  },

  onCall() {
    wx.makePhoneCall({ phoneNumber: this.data.telephone, fail: () => undefined });
  },
});
