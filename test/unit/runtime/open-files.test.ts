import { expect, test } from "vitest";
import { OpenFiles } from "../../../src/runtime/open-files.ts";

const NOW = 1_000_000;

const withRequests = (files: OpenFiles, requests: number): OpenFiles => {
  for (let i = 0; i < requests; i++) files.noteRequest(NOW);
  return files;
};

test("a process with few requests has ample files, and asks nobody", () => {
  expect(withRequests(new OpenFiles(1_000), 10).isAmple(NOW)).toBe(true);
});

test("requests without an answer count for the files that they may open yet", () => {
  const files = withRequests(new OpenFiles(1_000), 70);
  expect([files.isAmple(NOW), files.isEnough(NOW)]).toEqual([false, true]);
  expect(withRequests(files, 10).isEnough(NOW)).toBe(false);
});

test("a refused request opens nothing", () => {
  const files = withRequests(new OpenFiles(1_000), 75);
  expect(files.isEnough(NOW)).toBe(false);
  files.noteRefusal(NOW);
  expect(files.isEnough(NOW)).toBe(true);
});

test("an answered request counts until the kernel has counted its files", () => {
  const files = withRequests(new OpenFiles(1_000), 100);
  for (let i = 0; i < 100; i++) files.noteAnswer(NOW);
  expect(files.isEnough(NOW)).toBe(false);
  files.noteCount(200);
  expect(files.isAmple(NOW)).toBe(true);
  files.noteCount(800);
  expect(files.isEnough(NOW)).toBe(false);
});

test("a request that never says that it ended is forgotten, and its late answer counts for nothing", () => {
  const files = withRequests(new OpenFiles(1_000), 100);
  expect(files.isEnough(NOW + 15_000)).toBe(false);
  expect(files.isAmple(NOW + 21_000)).toBe(true);
  for (let i = 0; i < 100; i++) files.noteAnswer(NOW);
  expect(files.isAmple(NOW + 21_000)).toBe(true);
});
