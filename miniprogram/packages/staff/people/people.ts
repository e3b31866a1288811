import type { SchoolRole } from '../../../../contract/roles';
import { inviteStaff } from '../../../services/identity';
import { listClasses } from '../../../services/ledger';
import { pictureOf } from '../../../services/pictures';
import { findWorkplace } from '../../../services/workplace';
import { toProblem } from '../../../text/problem';
import { failed, ready } from '../../../text/screen';
import { invitationSlip } from '../../../components/code-slip/code-slip.model';
import {
  blank,
  changed,
  faultOf,
  invited,
  toClassOptions,
  toInput,
  toOffer,
  withRole,
  type Form,
} from './people.model';

Page({
  data: blank,
  schoolId: '',

  onLoad({ schoolId = '' }: { schoolId?: string }) {
    this.schoolId = schoolId;
    void this.load();
  },

  async load() {
    const place = await findWorkplace(this.schoolId);
    if ('ok' in place) {
      this.setData(failed(place, this.data));
      return;
    }
    const offer = { ...ready, ...toOffer(place) };
    if (!place.roles.includes('leader')) {
      this.setData(offer);
      return;
    }
    await listClasses({ schoolId: place.schoolId }, (answer) => {
      const classes = answer.ok ? { classOptions: toClassOptions(answer.data) } : {};
      this.setData(this.data.phase === 'ready' ? classes : { ...offer, ...classes });
    });
  },

  onRetry() {
    void this.load();
  },

  onSchool({ detail }: WechatMiniprogram.CustomEvent<{ schoolId: string }>) {
    void wx.navigateTo({ url: `/packages/staff/people/people?schoolId=${detail.schoolId}` });
  },

  onName({ detail }: WechatMiniprogram.Input) {
    this.change({ ...this.data.form, name: detail.value });
  },

  onRole({ detail }: WechatMiniprogram.CustomEvent<{ key: SchoolRole }>) {
    if (this.data.roleOptions.length > 1) this.change(withRole(this.data.form, detail.key));
  },

  onClass({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.change({ ...this.data.form, classId: detail.key });
  },

  change(form: Form) {
    this.setData(changed(form));
  },

  async onInvite() {
    const { form, schoolId, isSending } = this.data;
    if (isSending) return;
    const fault = faultOf(form);
    if (fault !== '') {
      this.setData({ fault });
      return;
    }
    this.setData({ isSending: true, refusal: null });
    const input = toInput(schoolId, form);
    const answer = await inviteStaff(input);
    if (!answer.ok) {
      this.setData({ isSending: false, refusal: toProblem(answer) });
      return;
    }
    const { code, qrPng } = answer.data;
    const picture = qrPng === null ? '' : pictureOf(code, qrPng);
    this.setData(invited(form, invitationSlip(input.name, answer.data, picture)));
  },

  onCloseSlip() {
    this.setData({ slip: null });
    const list = this.selectComponent('#staff') as { load?: () => Promise<void> } | null;
    void list?.load?.();
  },
});
