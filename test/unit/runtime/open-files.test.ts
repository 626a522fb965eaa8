import { expect, test } from "vitest";
import { OpenFiles } from "../../../src/runtime/open-files.ts";

const withRequests = (files: OpenFiles, requests: number): OpenFiles => {
  for (let i = 0; i < requests; i++) files.noteRequest();
  return files;
};

test("a process with few requests has ample files, and asks nobody", () => {
  expect(withRequests(new OpenFiles(1_000), 10).isAmple).toBe(true);
});

test("requests without an answer count for the files that they may open yet", () => {
  const files = withRequests(new OpenFiles(1_000), 70);
  expect([files.isAmple, files.isEnough]).toEqual([false, true]);
  expect(withRequests(files, 10).isEnough).toBe(false);
});

test("a refused request opens nothing", () => {
  const files = withRequests(new OpenFiles(1_000), 75);
  expect(files.isEnough).toBe(false);
  files.noteRefusal();
  expect(files.isEnough).toBe(true);
});

test("an answered request counts until the kernel has counted its files", () => {
  const files = withRequests(new OpenFiles(1_000), 100);
  for (let i = 0; i < 100; i++) files.noteAnswer();
  expect(files.isEnough).toBe(false);
  files.noteCount(200);
  expect(files.isAmple).toBe(true);
  files.noteCount(800);
  expect(files.isEnough).toBe(false);
});
