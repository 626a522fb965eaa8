import { describe, expect, it, vi } from "vitest";
import { type AlarmTask, AlarmTasks, LATEST_ALARM } from "../../../src/runtime/alarm-tasks.ts";

const NOW = Date.UTC(2100, 0, 1);

/** A task that is due at a time and counts its runs. */
class ScriptedTask implements AlarmTask {
  due: number | null;
  readonly runs: number[] = [];
  onRun: () => void = () => undefined;

  constructor(due: number | null) {
    this.due = due;
  }

  nextRun(): number | null {
    return this.due;
  }

  async run(now: number): Promise<void> {
    this.runs.push(now);
    this.due = null;
    this.onRun();
  }
}

function alarmOf(...tasks: AlarmTask[]) {
  const set: number[] = [];
  const storage = { setAlarm: async (at: number | Date) => void set.push(Number(at)) };
  return { alarm: new AlarmTasks(storage, tasks), set };
}

describe("AlarmTasks.schedule", () => {
  it("sets no alarm if no task has work", () => {
    const { alarm, set } = alarmOf(new ScriptedTask(null));
    alarm.schedule(NOW);
    expect(set).toEqual([]);
  });

  it("asks no task while an alarm is about to ring, and asks again if it was lost", () => {
    const task = new ScriptedTask(NOW);
    const { alarm, set } = alarmOf(task);
    alarm.schedule(NOW);
    task.due = null;
    const asked = vi.spyOn(task, "nextRun");
    alarm.schedule(NOW + 1_000);
    expect(asked).not.toHaveBeenCalled();
    task.due = NOW + 60_000;
    alarm.schedule(NOW + 60_000);
    expect(asked).toHaveBeenCalled();
    expect(set).toEqual([NOW, NOW + 60_000]);
  });

  it("sets the alarm for the earliest task", () => {
    const { alarm, set } = alarmOf(new ScriptedTask(NOW + 5_000), new ScriptedTask(NOW + 1_000));
    alarm.schedule(NOW);
    expect(set).toEqual([NOW + 1_000]);
  });

  it("keeps an earlier alarm and replaces a later one", () => {
    const task = new ScriptedTask(NOW + 1_000);
    const { alarm, set } = alarmOf(task);
    for (const due of [NOW + 1_000, NOW + 2_000, NOW + 500]) {
      task.due = due;
      alarm.schedule(NOW);
    }
    expect(set).toEqual([NOW + 1_000, NOW + 500]);
  });

  it("sets an alarm anew that should have rung long ago", () => {
    const { alarm, set } = alarmOf(new ScriptedTask(NOW + 1_000));
    for (const at of [NOW, NOW + 5_000, NOW + 7_000]) alarm.schedule(at);
    expect(set).toEqual([NOW + 1_000, NOW + 7_000]);
  });

  it("sets no alarm for the past, nor later than the runtime accepts", () => {
    const [past, never] = [alarmOf(new ScriptedTask(0)), alarmOf(new ScriptedTask(Infinity))];
    past.alarm.schedule(NOW);
    never.alarm.schedule(NOW);
    expect([past.set, never.set]).toEqual([[NOW], [LATEST_ALARM]]);
  });

  it("sets the alarm again after a transaction was undone that had set it", () => {
    const { alarm, set } = alarmOf(new ScriptedTask(NOW + 1_000));
    const restore = alarm.snapshot();
    alarm.schedule(NOW);
    restore();
    alarm.schedule(NOW);
    expect(set).toEqual([NOW + 1_000, NOW + 1_000]);
  });

  it("sets the alarm again after the storage was emptied", () => {
    const { alarm, set } = alarmOf(new ScriptedTask(NOW + 1_000));
    alarm.schedule(NOW);
    alarm.reset();
    alarm.schedule(NOW);
    expect(set).toEqual([NOW + 1_000, NOW + 1_000]);
  });
});

describe("AlarmTasks.run", () => {
  it("runs the tasks that are due, in their order, and no other", async () => {
    const order: string[] = [];
    const [first, second, later] = [new ScriptedTask(NOW), new ScriptedTask(NOW - 1), new ScriptedTask(NOW + 60_000)];
    first.onRun = () => order.push("first");
    second.onRun = () => order.push("second");
    const { alarm } = alarmOf(first, second, later);
    await alarm.run(NOW);
    expect(order).toEqual(["first", "second"]);
    expect(later.runs).toEqual([]);
  });

  it("sets the next alarm when it has run", async () => {
    const later = new ScriptedTask(NOW + 60_000);
    const { alarm, set } = alarmOf(new ScriptedTask(NOW), later);
    await alarm.run(NOW);
    expect(set).toEqual([NOW + 60_000]);
  });

  it("runs the task that the alarm was set for, even if it rings early", async () => {
    const [soon, later] = [new ScriptedTask(NOW + 10_000), new ScriptedTask(NOW + 60_000)];
    const { alarm } = alarmOf(soon, later);
    alarm.schedule(NOW);
    await alarm.run(NOW + 1);
    expect([soon.runs, later.runs]).toEqual([[NOW + 1], []]);
  });

  it("runs a task that is due a moment later", async () => {
    const task = new ScriptedTask(NOW + 250);
    const { alarm } = alarmOf(new ScriptedTask(NOW), task);
    await alarm.run(NOW);
    expect(task.runs).toEqual([NOW]);
  });

  it("runs a task for which an earlier task has made work", async () => {
    const [maker, made] = [new ScriptedTask(NOW), new ScriptedTask(null)];
    maker.onRun = () => (made.due = NOW);
    const { alarm } = alarmOf(maker, made);
    await alarm.run(NOW);
    expect(made.runs).toEqual([NOW]);
  });
});

describe("AlarmTasks.run after a restart", () => {
  it("runs the earliest task if none is due, because the process ended while the alarm rang", async () => {
    const [first, later] = [new ScriptedTask(NOW + 60_000), new ScriptedTask(NOW + 120_000)];
    const { alarm, set } = alarmOf(later, first);
    await alarm.run(NOW);
    expect([first.runs, later.runs]).toEqual([[NOW], []]);
    expect(set).toEqual([NOW + 120_000]);
  });

  it("runs no later task if one is due", async () => {
    const [due, later] = [new ScriptedTask(NOW - 1), new ScriptedTask(NOW + 60_000)];
    await alarmOf(due, later).alarm.run(NOW);
    expect([due.runs, later.runs]).toEqual([[NOW], []]);
  });
});

describe("AlarmTasks.recover", () => {
  it("sets the alarm of a task that is overdue, also of one that was not when the object woke up", () => {
    const task = new ScriptedTask(NOW + 1_000);
    const { alarm, set } = alarmOf(task);
    alarm.recover(NOW);
    alarm.recover(NOW + 5_999);
    expect(set).toEqual([]);
    alarm.recover(NOW + 6_000);
    expect(set).toEqual([NOW + 6_000]);
  });

  it("asks the tasks once until the next of them should have run", () => {
    const task = new ScriptedTask(NOW + 60_000);
    const { alarm, set } = alarmOf(task);
    const asked = vi.spyOn(task, "nextRun");
    for (let at = NOW; at < NOW + 65_000; at += 1_000) alarm.recover(at);
    expect(asked).toHaveBeenCalledTimes(1);
    task.due = null;
    alarm.recover(NOW + 65_000);
    alarm.recover(NOW + 900_000);
    expect(asked).toHaveBeenCalledTimes(2);
    expect(set).toEqual([]);
  });
});
