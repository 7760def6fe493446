/** The parts of chart.js that Plateau draws with; nothing else enters the bundle. */
import { Chart, LinearScale, LineElement, PointElement, ScatterController, Tooltip } from 'chart.js';

Chart.register(ScatterController, LinearScale, PointElement, LineElement, Tooltip);

export { Chart };
