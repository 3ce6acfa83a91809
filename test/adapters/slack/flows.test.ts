import { MODES } from './adapter-on-slack.ts';
import { describeFlows } from './flows.ts';
import { programOnSlack } from './program-on-slack.ts';

for (const mode of MODES) describeFlows(`in the program by ${mode}`, () => programOnSlack(mode));
