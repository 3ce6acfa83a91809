import { describe } from 'vitest';
import { describeClaims } from './state/claims.ts';
import { describeClocksApart } from './state/clocks-apart.ts';
import { describeContacts } from './state/contacts.ts';
import type { CreateDatabase } from './state/database.ts';
import { describeDiscussing } from './state/discussing.ts';
import { describeFigures } from './state/figures.ts';
import { describeFollows } from './state/follows.ts';
import { describeForgetting } from './state/forgetting.ts';
import { describeHistory } from './state/history.ts';
import { describeLinking } from './state/linking.ts';
import { describeMemory } from './state/memory.ts';
import { describeMoving } from './state/moving.ts';
import { describeNotices } from './state/notices.ts';
import { describePeople } from './state/people.ts';
import { describePlanning } from './state/planning.ts';
import { describePressing } from './state/pressing.ts';
import { describeProcesses } from './state/processes.ts';
import { describeRefusals } from './state/refusals.ts';
import { describeRemovals } from './state/removals.ts';
import { describeRewriting } from './state/rewriting.ts';
import { describeRinging } from './state/ringing.ts';
import { describeRoles } from './state/roles.ts';
import { describeSettling } from './state/settling.ts';
import { describeSubscriptions } from './state/subscriptions.ts';
import { describeUndoing } from './state/undoing.ts';
import { describeWithdrawing } from './state/withdrawing.ts';

/** What every state does, whatever database it is kept in. */
export function describeState(name: string, create: CreateDatabase): void {
  describe(`the state in ${name}`, () => {
    describePlanning(create);
    describeClaims(create);
    describeSettling(create);
    describeRewriting(create);
    describeRefusals(create);
    describeNotices(create);
    describeRinging(create);
    describeHistory(create);
    describeWithdrawing(create);
    describeUndoing(create);
    describeSubscriptions(create);
    describeFollows(create);
    describePeople(create);
    describePressing(create);
    describeLinking(create);
    describeDiscussing(create);
    describeRoles(create);
    describeMemory(create);
    describeForgetting(create);
    describeMoving(create);
    describeFigures(create);
    describeRemovals(create);
    describeContacts(create);
    describeClocksApart(create);
    describeProcesses(create);
  });
}
