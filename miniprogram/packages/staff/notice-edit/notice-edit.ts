import type { Output } from '../../../../contract/index';
import type { NoticeLevel } from '../../../../contract/notice';
import type { Failure } from '../../../services/answer';
import { draftOf, dropDraft, keepDraft } from '../../../services/draft';
import { listClasses } from '../../../services/ledger';
import { getForStaff, saveDraft, submitNotice } from '../../../services/notice';
import { findWorkplace } from '../../../services/workplace';
import { chinaDay } from '../../../text/dates';
import { toProblem } from '../../../text/problem';
import { failed, ready } from '../../../text/screen';
import {
  blank,
  changeOf,
  faultsOf,
  ofSaved,
  startOf,
  toClasses,
  toInput,
  toOpening,
  type Form,
  type Kept,
} from './notice-edit.model';

Page({
  data: { ...blank, today: chinaDay(new Date()) },
  schoolId: '',
  noticeId: '',
  server: null as Output<'notice.getForStaff'> | null,
  rev: null as number | null,

  onLoad({ schoolId = '', noticeId = '' }: { schoolId?: string; noticeId?: string }) {
    Object.assign(this, { schoolId, noticeId });
    void this.load();
  },

  async load() {
    if (this.noticeId !== '' && !(await this.fetch())) return;
    if (this.server?.mayEdit === false) {
      this.onOpen();
      return;
    }
    const place = await findWorkplace(this.schoolId);
    if ('ok' in place) {
      this.setData(failed(place, this.data));
      return;
    }
    const { schoolId } = Object.assign(this, { schoolId: place.schoolId });
    await listClasses({ schoolId }, (answer) => {
      if (!answer.ok) return this.setData(failed(answer, this.data));
      const classes = toClasses(answer.data, place);
      const isOpen = this.data.phase === 'ready';
      this.setData(
        isOpen ? { classes } : { ...ready, classes, ...toOpening(this.server, this.kept(), startOf(classes)) },
      );
    });
  },

  /** The server's version; what the phone remembers will do where there is no network. */
  async fetch(): Promise<boolean> {
    await getForStaff({ noticeId: this.noticeId }, (answer) => {
      if (answer.ok) Object.assign(this, { server: answer.data, schoolId: answer.data.schoolId, rev: answer.data.rev });
      else if (this.server === null) this.setData(failed(answer, this.data));
    });
    return this.server !== null;
  },

  draftName(): string {
    return `notice:${this.noticeId || `new:${this.schoolId}`}`;
  },

  kept(): Kept | undefined {
    return draftOf(this.draftName()) as Kept | undefined;
  },

  onRetry() {
    void this.load();
  },

  onTitle({ detail }: WechatMiniprogram.Input) {
    this.change({ title: detail.value });
  },

  onBody({ detail }: WechatMiniprogram.Input) {
    this.change({ body: detail.value });
  },

  onLevel({ detail }: WechatMiniprogram.CustomEvent<{ key: NoticeLevel }>) {
    this.change({ level: detail.key });
  },

  onClasses({ detail }: WechatMiniprogram.CustomEvent<{ classIds: string[] }>) {
    this.change({ classIds: detail.classIds });
  },

  onDue({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ dueOn: detail.value });
  },

  onNoDue() {
    this.change({ dueOn: null });
  },

  change(part: Partial<Form>) {
    const form = { ...this.data.form, ...part };
    keepDraft(this.draftName(), { form, rev: this.rev } satisfies Kept);
    this.setData(changeOf(form, part));
  },

  onOther() {
    dropDraft(this.draftName());
    this.setData(toOpening(this.server, undefined, startOf(this.data.classes)));
  },

  onSave() {
    void this.send('save');
  },

  onSubmit() {
    void this.send('submit');
  },

  async send(kind: 'save' | 'submit') {
    if (this.data.sending !== '') return;
    const faults = faultsOf(this.data.form);
    if (Object.keys(faults).length > 0) {
      this.setData({ faults });
      return;
    }
    this.setData({ sending: kind, refusal: null, saved: '' });
    const saved = await saveDraft(toInput(this.data.form, this));
    if (!saved.ok) return this.refused(saved);
    dropDraft(this.draftName());
    const { noticeId, rev } = Object.assign(this, saved.data);
    if (kind === 'save') {
      this.setData(ofSaved(new Date()));
      return;
    }
    const submitted = await submitNotice({ noticeId, rev });
    if (!submitted.ok) return this.refused(submitted);
    this.onOpen();
  },

  async refused(failure: Failure) {
    if (failure.code === 'changed-meanwhile' && (await this.fetch())) {
      const kept = { form: this.data.form, rev: null };
      this.setData({ sending: '', ...toOpening(this.server, kept, kept.form) });
    } else this.setData({ sending: '', refusal: toProblem(failure) });
  },

  onOpen() {
    void wx.redirectTo({ url: `/packages/staff/notice-detail/notice-detail?noticeId=${this.noticeId}` });
  },
});
