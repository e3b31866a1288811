import { chooseTable, upload, type ChosenFile } from '../../services/files';
import { toProblem, type Problem } from '../../text/problem';
import { faultOf, idle, ready, uploading, type PickerView } from './file-picker.model';

/** Chooses a table in WeChat and sends it to the school's incoming folder. Event `picked` with `{ fileId, name }`. */
Component({
  properties: {
    /** What is chosen: verb and object. */
    label: { type: String, value: '' },
    /** Something else is under way with the file. */
    busy: { type: Boolean, value: false },
  },
  data: { view: idle(''), fault: '', problem: null as Problem | null },
  observers: {
    label(label: string) {
      if (this.data.view.state === 'idle') this.setData({ view: idle(label) });
    },
  },
  methods: {
    async onChoose() {
      if (this.data.busy || this.data.view.state === 'uploading') return;
      const file = await chooseTable();
      if (file === undefined) return;
      const fault = faultOf(file);
      if (fault === '') await this.send(file);
      else this.setData({ fault, problem: null });
    },
    async send(file: ChosenFile) {
      const before: PickerView = this.data.view;
      this.setData({ view: uploading(file), fault: '', problem: null });
      const sent = await upload(file);
      this.setData(sent.ok ? { view: ready(file) } : { view: before, problem: toProblem(sent) });
      if (sent.ok) this.triggerEvent('picked', { fileId: sent.fileId, name: file.name });
    },
  },
});
