import type { AskedPurpose } from '../../../../contract/opening';
import { getPupil } from '../../../services/ledger';
import { findWorkplace } from '../../../services/workplace';
import { blank, mayAsk, toView } from './pupil.model';

Page({
  data: blank,
  pupilId: '',
  purpose: undefined as AskedPurpose | undefined,

  onLoad({ pupilId = '' }: { pupilId?: string }) {
    this.pupilId = pupilId;
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  async load() {
    const { pupilId, purpose } = this;
    const [answer, place] = await Promise.all([
      getPupil({ pupilId, ...(purpose ? { purpose } : {}) }),
      findWorkplace(''),
    ]);
    this.setData({ ...toView(answer, this.data), mayAsk: mayAsk(place) });
  },

  /** Said once; the same reason goes with what the page asks from then on. */
  onReason({ detail: { purpose } }: WechatMiniprogram.CustomEvent<{ purpose: AskedPurpose }>) {
    this.purpose = purpose;
    this.setData({ phase: 'loading', problem: null });
    void this.load();
  },

  onConsents() {
    void wx.navigateTo({ url: `/packages/staff/consents/consents?pupilId=${this.pupilId}` });
  },

  onRetry() {
    void this.load();
  },
});
