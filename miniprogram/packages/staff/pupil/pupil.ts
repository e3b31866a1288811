import type { AskedPurpose } from '../../../../contract/opening';
import { getPupil } from '../../../services/ledger';
import { blank, toView } from './pupil.model';

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
    this.setData(toView(await getPupil({ pupilId, ...(purpose ? { purpose } : {}) }), this.data));
  },

  /** Said once; the same reason goes with what the page asks from then on. */
  onReason({ detail: { purpose } }: WechatMiniprogram.CustomEvent<{ purpose: AskedPurpose }>) {
    this.purpose = purpose;
    this.setData({ phase: 'loading', problem: null });
    void this.load();
  },

  onRetry() {
    void this.load();
  },
});
