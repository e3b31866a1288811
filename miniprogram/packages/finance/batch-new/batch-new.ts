import type { Programme } from '../../../../contract/vocabulary';
import { draftOf, dropDraft, keepDraft } from '../../../services/draft';
import { checkPaymentList, createBatch } from '../../../services/subsidy';
import { findWorkplace } from '../../../services/workplace';
import { failed, ready } from '../../../text/screen';
import {
  blank,
  checking,
  chosen,
  nothingWanted,
  refusedSigning,
  signingLines,
  titleFault,
  toFound,
  toInput,
  toStart,
  unchecked,
  type Form,
  type Wanted,
} from './batch-new.model';

Page({
  data: { ...blank, lines: [] as string[] },
  schoolId: '',
  fileId: '',
  wanted: nothingWanted,

  onLoad({ schoolId = '', programme = '', term = '' }: Partial<Wanted> & { schoolId?: string }) {
    this.schoolId = schoolId;
    this.wanted = { programme, term };
    void this.load();
  },

  async load() {
    const place = await findWorkplace(this.schoolId);
    if ('ok' in place) {
      this.setData(failed(place, this.data));
      return;
    }
    this.schoolId = place.schoolId;
    this.setData({ ...ready, ...toStart(draftOf(this.draftName()) as Form | undefined, new Date(), this.wanted) });
  },

  draftName(): string {
    return `batch:${this.schoolId}`;
  },

  onRetry() {
    void this.load();
  },

  onProgramme({ detail }: WechatMiniprogram.CustomEvent<{ key: Programme }>) {
    this.choose({ programme: detail.key });
  },

  onTerm({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.choose({ term: detail.key });
  },

  onTitle({ detail }: WechatMiniprogram.Input) {
    this.keep({ ...this.data.form, title: detail.value }, {});
  },

  /** The list is judged for a programme and a term, so another one asks for another check. */
  choose(change: Partial<Pick<Form, 'programme' | 'term'>>) {
    this.keep(chosen(this.data.form, change), unchecked);
    if (this.fileId !== '') void this.check();
  },

  keep(form: Form, more: Partial<typeof blank>) {
    keepDraft(this.draftName(), form);
    this.setData({ form, titleFault: '', ...more });
  },

  onPicked({ detail }: WechatMiniprogram.CustomEvent<{ fileId: string }>) {
    this.fileId = detail.fileId;
    void this.check();
  },

  onCheck() {
    void this.check();
  },

  async check() {
    const { schoolId, fileId } = this;
    const { programme, term } = this.data.form;
    this.setData(checking);
    const answer = await checkPaymentList({ schoolId, programme, term, fileId });
    const isCurrent = this.fileId === fileId && this.data.form.programme === programme && this.data.form.term === term;
    if (isCurrent) this.setData(toFound(answer));
  },

  onSigning() {
    const fault = titleFault(this.data.form);
    if (fault !== '') this.setData({ titleFault: fault });
    else this.setData({ isSigning: true, signRefusal: null, lines: signingLines(this.data.form) });
  },

  onClose() {
    this.setData({ isSigning: false });
  },

  async onSign() {
    const { form, found, isSending } = this.data;
    if (found === null || isSending) return;
    this.setData({ isSending: true, signRefusal: null });
    const answer = await createBatch(toInput(form, found, this));
    if (answer.ok) {
      dropDraft(this.draftName());
      void wx.redirectTo({ url: `/packages/finance/batch/batch?batchId=${answer.data.batchId}` });
      return;
    }
    this.setData(refusedSigning(answer));
    if (answer.code === 'totals-differ') await this.check();
  },
});
