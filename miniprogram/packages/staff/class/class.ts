import { issueBindingCode } from '../../../services/identity';
import { listPupils } from '../../../services/ledger';
import { pictureOf } from '../../../services/pictures';
import { findWorkplace } from '../../../services/workplace';
import { toProblem } from '../../../text/problem';
import { bindingSlip } from '../../../components/code-slip/code-slip.model';
import { blank, everyone, toList, toView, type Choice, type Pupil } from './class.model';

Page({
  data: blank,
  classId: '',
  schoolId: '',
  pupils: [] as Pupil[],

  onLoad({ classId = '', schoolId = '', show = 'all' }: { classId?: string; schoolId?: string; show?: string }) {
    Object.assign(this, { classId, schoolId });
    this.setData({ choice: { ...everyone, show } });
  },

  onShow() {
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  async load() {
    const { classId, schoolId } = this;
    const place = await findWorkplace(schoolId);
    const mayBind = !('ok' in place) && place.classIds.includes(classId);
    const maySee = mayBind || (!('ok' in place) && place.roles.includes('leader'));
    await listPupils({ classId }, (answer) => {
      if (answer.ok) this.pupils = answer.data.pupils;
      this.setData({ ...toView(answer, this.data, this.data.choice), mayBind, maySee });
    });
  },

  onRetry() {
    void this.load();
  },

  onSearch({ detail }: WechatMiniprogram.Input) {
    this.choose({ search: detail.value, page: 0 });
  },

  onChoose({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.choose({ show: detail.key, page: 0 });
  },

  onPrevious() {
    this.turnTo(this.data.choice.page - 1);
  },

  onNext() {
    this.turnTo(this.data.choice.page + 1);
  },

  turnTo(page: number) {
    this.choose({ page });
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  choose(change: Partial<Choice>) {
    this.setData(toList(this.pupils, { ...this.data.choice, ...change }));
  },

  async onIssue({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string; name: string }>) {
    const { id, name } = currentTarget.dataset;
    if (this.data.issuing !== '') return;
    this.setData({ issuing: id, refusal: null });
    const answer = await issueBindingCode({ pupilId: id });
    if (!answer.ok) {
      this.setData({ issuing: '', refusal: toProblem(answer) });
      return;
    }
    const { code, qrPng } = answer.data;
    const picture = qrPng === null ? '' : pictureOf(code, qrPng);
    this.setData({ issuing: '', slip: bindingSlip(name, answer.data, picture) });
  },

  onChild({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    const { schoolId } = this;
    void wx.navigateTo({ url: `/packages/staff/child/child?pupilId=${currentTarget.dataset.id}&schoolId=${schoolId}` });
  },

  onPupil({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/packages/staff/needs/needs?pupilId=${currentTarget.dataset.id}` });
  },

  onCloseSlip() {
    this.setData({ slip: null });
  },

  onCloseRefusal() {
    this.setData({ refusal: null });
  },
});
