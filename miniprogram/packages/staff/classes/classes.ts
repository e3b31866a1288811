import { listClasses } from '../../../services/ledger';
import { findWorkplace } from '../../../services/workplace';
import { failed } from '../../../text/screen';
import { blank, toView } from './classes.model';

Page({
  data: { ...blank, schoolId: '', isCreating: false },

  onLoad({ schoolId = '' }: { schoolId?: string }) {
    this.setData({ schoolId });
  },

  onShow() {
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  async load() {
    const place = await findWorkplace(this.data.schoolId);
    if ('ok' in place) {
      this.setData(failed(place, this.data));
      return;
    }
    const { schoolId } = place;
    await listClasses({ schoolId }, (answer) => this.setData({ ...toView(answer, this.data, place), schoolId }));
  },

  onRetry() {
    void this.load();
  },

  onOpen({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    const query = `classId=${currentTarget.dataset.id}&schoolId=${this.data.schoolId}`;
    void wx.navigateTo({ url: `/packages/staff/class/class?${query}` });
  },

  onCreate() {
    this.setData({ isCreating: true });
  },

  onClose() {
    this.setData({ isCreating: false });
  },

  onCreated() {
    this.setData({ isCreating: false });
    void this.load();
  },

  onRegister() {
    void wx.navigateTo({ url: `/packages/staff/register/register?schoolId=${this.data.schoolId}` });
  },

  onDeparted() {
    void wx.navigateTo({ url: `/packages/office/departed/departed?schoolId=${this.data.schoolId}` });
  },

  onRollOver() {
    void wx.navigateTo({ url: `/packages/office/rollover/rollover?schoolId=${this.data.schoolId}` });
  },

  onImport() {
    void wx.navigateTo({ url: `/packages/staff/roster/roster?schoolId=${this.data.schoolId}` });
  },
});
