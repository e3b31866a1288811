import { getPupil } from '../../../services/ledger';
import { blank, toView } from './pupil.model';

Page({
  data: blank,
  pupilId: '',

  onLoad({ pupilId = '' }: { pupilId?: string }) {
    this.pupilId = pupilId;
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  async load() {
    this.setData(toView(await getPupil({ pupilId: this.pupilId }), this.data));
  },

  onRetry() {
    void this.load();
  },
});
