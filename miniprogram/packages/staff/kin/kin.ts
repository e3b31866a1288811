import type { Relation } from '../../../../contract/vocabulary';
import { declareKin, endKin, findKin, listKin } from '../../../services/identity';
import { findWorkplace } from '../../../services/workplace';
import { failed } from '../../../text/screen';
import { blank, declared, ended, refused, toView, withChoice, withFound, withName } from './kin.model';

Page({
  data: blank,
  schoolId: '',

  onLoad({ schoolId = '' }: { schoolId?: string }) {
    this.schoolId = schoolId;
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
    this.schoolId = place.schoolId;
    const isLeader = place.roles.includes('leader');
    await listKin({ schoolId: this.schoolId }, (answer) => this.setData({ ...toView(answer, this.data), isLeader }));
  },

  onRetry() {
    void this.load();
  },

  onName({ detail }: WechatMiniprogram.Input) {
    this.setData(withName(detail.value));
  },

  async onFind() {
    const { form, isSending } = this.data;
    if (isSending || form.name.trim() === '') return;
    this.setData({ isSending: true, refusal: null });
    const answer = await findKin({ schoolId: this.schoolId, name: form.name.trim() });
    this.setData(withFound(form, answer));
  },

  onPupil({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { key: string }>) {
    this.setData(withChoice(this.data.form, { pupilId: currentTarget.dataset.key }));
  },

  onRelation({ detail }: WechatMiniprogram.CustomEvent<{ key: Relation }>) {
    this.setData(withChoice(this.data.form, { relation: detail.key }));
  },

  async onDeclare() {
    const { form, isSending } = this.data;
    if (isSending || form.pupilId === '' || form.relation === '') return;
    this.setData({ isSending: true, refusal: null });
    const answer = await declareKin({ pupilId: form.pupilId, relation: form.relation });
    this.setData(answer.ok ? declared : refused(answer));
    await this.load();
  },

  onAsk({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { key: string }>) {
    const asking = this.data.others.find(({ key }) => key === currentTarget.dataset.key) ?? null;
    this.setData({ asking, refusal: null });
  },

  onClose() {
    this.setData({ asking: null });
  },

  async onEnd({ detail: { reason } }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { asking, isSending } = this.data;
    if (asking === null || isSending) return;
    this.setData({ isSending: true });
    const { personId, pupilId } = asking;
    const answer = await endKin({ schoolId: this.schoolId, personId, pupilId, reason });
    this.setData(answer.ok ? ended : refused(answer));
    await this.load();
  },

  onCloseRefusal() {
    this.setData({ refusal: null });
  },
});
