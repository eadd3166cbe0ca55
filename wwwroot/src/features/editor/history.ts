import { useCallback, useState } from 'react';
import { same, type Plan } from './plan';

interface Past {
  plans: readonly Plan[];
  at: number;
  /** What was moved last, and when: one drag is one step. */
  tag: string;
  time: number;
}

const oneMoveMs = 900;

/** The plan and the way to it. Changes of one thing in quick succession are one step. */
export function useHistory(first: Plan) {
  const [past, setPast] = useState<Past>({ plans: [first], at: 0, tag: '', time: 0 });
  const change = useCallback((next: (plan: Plan) => Plan, tag: string) => {
    setPast((before) => {
      const present = before.plans[before.at] as Plan;
      const plan = next(present);
      if (same(plan, present) && plan.straighten === present.straighten) return before;
      const now = Date.now();
      const goesOn = tag !== '' && tag === before.tag && now - before.time < oneMoveMs && before.at > 0;
      const plans = [...before.plans.slice(0, goesOn ? before.at : before.at + 1), plan];
      return { plans, at: plans.length - 1, tag, time: now };
    });
  }, []);
  const step = useCallback((by: number) => setPast((before) => ({ ...before, at: Math.max(0, Math.min(before.plans.length - 1, before.at + by)), tag: '' })), []);
  return { plan: past.plans[past.at] as Plan, change, undo: () => step(-1), redo: () => step(1), canUndo: past.at > 0, canRedo: past.at < past.plans.length - 1 };
}
