// npm start, npm run dev
import { launch } from './launch.mjs';

await launch('simulator/main.ts', process.argv.slice(2));
