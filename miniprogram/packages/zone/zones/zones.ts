import { findWorkplace } from '../../../services/workplace';
import { listZones, passZone } from '../../../services/zone';
import { failed } from '../../../text/screen';
import { blank, refused, toView } from './zones.model';

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string; name: string }>;

Page({
  data: blank,
  schoolId: '',
  rev: 0,

  onLoad({ schoolId = '' }: { schoolId?: string }) {
    this.schoolId = schoolId;
  },

  onShow() {
    void this.load();
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
    const { schoolId } = Object.assign(this, { schoolId: place.schoolId });
    await listZones({ schoolId }, (answer) => {
      if (answer.ok) this.rev = answer.data.rev;
      this.setData(toView(answer, this.data));
    });
  },

  onRetry() {
    this.setData({ refusal: null });
    void this.load();
  },

  onCoverage() {
    void wx.navigateTo({ url: `/packages/zone/coverage/coverage?schoolId=${this.schoolId}` });
  },

  onHouseholds({ currentTarget }: Tap) {
    void wx.navigateTo({
      url: `/packages/zone/zone/zone?schoolId=${this.schoolId}&zoneId=${currentTarget.dataset.id}`,
    });
  },

  onEdit({ currentTarget }: Tap) {
    void wx.navigateTo({
      url: `/packages/zone/zone-edit/zone-edit?schoolId=${this.schoolId}&zoneId=${currentTarget.dataset.id}`,
    });
  },

  onNew() {
    void wx.navigateTo({ url: `/packages/zone/zone-edit/zone-edit?schoolId=${this.schoolId}` });
  },

  onPass({ currentTarget }: Tap) {
    const { id, name } = currentTarget.dataset;
    this.setData({ passing: id, passingName: name, refusal: null });
  },

  onClose() {
    this.setData({ passing: '' });
  },

  async onTeacher({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const { passing: zoneId, isSending } = this.data;
    if (isSending) return;
    this.setData({ isSending: true });
    const { schoolId, rev } = this;
    const answer = await passZone({ schoolId, rev, zoneId, teacherId: detail.id });
    if (!answer.ok) {
      this.setData(refused(answer));
      return;
    }
    this.setData({ passing: '' });
    await this.load();
  },
});
