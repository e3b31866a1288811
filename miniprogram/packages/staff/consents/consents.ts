import { consentsOf } from '../../../services/family';
import { blank, toView } from './consents.model';

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

  load() {
    return consentsOf({ pupilId: this.pupilId }, (answer) => this.setData(toView(answer, this.data)));
  },

  onRetry() {
    void this.load();
  },
});
