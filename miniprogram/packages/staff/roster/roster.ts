import { checkRoster, importRoster } from '../../../services/ledger';
import { findWorkplace } from '../../../services/workplace';
import { failed, ready } from '../../../text/screen';
import { blank, checking, columns, toDone, toFound } from './roster.model';

Page({
  data: { ...blank, columns },
  schoolId: '',
  fileId: '',

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
    this.schoolId = place.schoolId;
    this.setData(ready);
  },

  onRetry() {
    void this.load();
  },

  onPicked({ detail }: WechatMiniprogram.CustomEvent<{ fileId: string }>) {
    this.fileId = detail.fileId;
    void this.check();
  },

  onAgain() {
    void (this.data.step === 'checked' ? this.take() : this.check());
  },

  onImport() {
    void this.take();
  },

  async check() {
    const { schoolId, fileId } = this;
    this.setData(checking);
    const answer = await checkRoster({ schoolId, fileId });
    if (this.fileId === fileId) this.setData(toFound(answer));
  },

  async take() {
    const { schoolId, fileId } = this;
    if (this.data.step === 'importing') return;
    this.setData({ step: 'importing', refusal: null });
    this.setData(toDone(await importRoster({ schoolId, fileId })));
  },

  onClasses() {
    void wx.redirectTo({ url: `/packages/staff/classes/classes?schoolId=${this.schoolId}` });
  },
});
