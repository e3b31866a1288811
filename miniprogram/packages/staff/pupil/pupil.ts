import { getPupil } from '../../../services/ledger';
import { findWorkplace } from '../../../services/workplace';
import { blank, mayAsk, toView } from './pupil.model';

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
    const [answer, place] = await Promise.all([getPupil({ pupilId: this.pupilId }), findWorkplace('')]);
    this.setData({ ...toView(answer, this.data), mayAsk: mayAsk(place) });
  },

  onConsents() {
    void wx.navigateTo({ url: `/packages/staff/consents/consents?pupilId=${this.pupilId}` });
  },

  onRetry() {
    void this.load();
  },
});
