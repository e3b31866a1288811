import { chooseTable, upload } from '../../services/files';
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
      const before: PickerView = this.data.view;
      const file = await chooseTable();
      if (file === undefined) return;
      const fault = faultOf(file);
      if (fault !== '') { this.setData({ fault, problem: null }); return; }
      this.setData({ view: uploading(file), fault: '', problem: null });
      const sent = await upload(file);
      if (!sent.ok) { this.setData({ view: before, problem: toProblem(sent) }); return; }
      this.setData({ view: ready(file) });
      this.triggerEvent('picked', { fileId: sent.fileId, name: file.name });
    },
  },
});
