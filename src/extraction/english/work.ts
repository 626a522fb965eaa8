import type { Topic } from "../pattern.ts";
import { NOT, row } from "./row.ts";

export const WORK = {
  about: "work and studies",
  cue: /work|employ|company|\bjoined|started|accepted|\bjob\b|profession|occupation|stud|major|school|university|college|become|intern|quit|retire|fired|laid off|let go|resigned|^i am/i,
  patterns: {
    "works at": row(
      String.raw`(?:(?:i|we) work|i am (?:working|employed|interning)|i have been working|i have worked|i have worked) (?:(?:full.time|part.time|remotely) )?(?:as .+? )?(?:at|for|by) (?<x>.+)$`,
      "employer",
      "{x}",
      { x: "organisation" },
    ),
    "is no longer a": row(String.raw`i am (?:not|no longer) an? (?<x>.+)$`, "job", "not {x}", { x: "job" }),
    "is a … at": row(
      String.raw`i am (?:an? |the )?(?<k>[^\d.,;:!?()"]{2,40}?) (?:at|for) (?<x>.+)$`,
      "employer",
      "{x}",
      {
        x: "organisation",
        k: "job",
      },
    ),
    "name, from": row(String.raw`i am (?<k>[^\s\d.,;:!?()"]+),? from (?<x>.+)$`, "origin", "{x}", {
      x: "named place",
      k: "introduced",
    }),
    "employer is": row(
      String.raw`my (?:current |new )?(?:employer|company) is (?:called )?(?<x>.+)$`,
      "employer",
      "{x}",
      {
        x: "organisation",
      },
    ),
    joined: row(
      String.raw`i(?: have)? (?:joined|started (?:working )?at|got a job at|started a new job at|accepted (?:a|the) (?:job|offer|position) (?:at|from)) (?<x>.+)$`,
      "employer",
      "{x}",
      { x: "organisation" },
    ),
    "no longer works at": row(
      String.raw`i (?:no longer work|${NOT}work|stopped working|quit my job|quit working) (?:at|for) (?<x>.+)$`,
      "employer",
      "not {x}",
      { x: "organisation" },
    ),
    job: row(
      String.raw`(?:i am |i (?:currently |now )?work as |i am working as |i have (?:just )?become |i(?: have)? started working as |i (?:got|started|accepted|have) an? (?:new )?(?:job|position|role) as |my (?:job|profession|occupation|current job) is )(?<x>(?:an? |the )?.+)$`,
      "job",
      "{x}",
      { x: "job" },
    ),
    "dismissed from": row(
      String.raw`i (?:was (?:fired|laid off|let go)|(?:have )?resigned|(?:have )?(?:left|lost) my job|am no longer employed) (?:from|by|at) (?<x>.+)$`,
      "employer",
      "not {x}",
      { x: "organisation" },
    ),
    // Users who no longer work have no employer.
    "employer none": row(
      String.raw`i(?: have)? (?:am (?:now |currently )?(?:retired|unemployed|between jobs)$|(?:just |recently )?(?:retired(?: (?:from .+|in .+|at .+|last .+|this .+|on .+))?|(?:lost|quit|left) my job(?: last .+| this .+| yesterday| today)?)$)`,
      "employer",
      "none",
    ),
    "job none, retired or lost": row(
      String.raw`i(?: have)? (?:just |recently )?(?:retired(?: (?:from .+|in .+|at .+|last .+|this .+|on .+))?|lost my job(?: last .+| this .+)?)$`,
      "job",
      "self-employed or not employed",
    ),
    "job none, self-employed": row(
      String.raw`i(?:'m|m| am) (?:currently )?(?:self-employed|retired|unemployed|between jobs)\b`,
      "job",
      "self-employed or not employed",
    ),
    studies: row(
      String.raw`(?:i am (?:studying|majoring in|doing a (?:degree|phd|master'?s) in)|i (?:currently )?study|i major in|my major is) (?<x>.+?)(?: (?:at|in my|for my) .+)?$`,
      "studies",
      "{x}",
      { x: "taste" },
    ),
    school: row(
      String.raw`(?:i am (?:studying|an? .{0,30}student)|i (?:currently )?(?:study|go to (?:school|university|college))|i am enrolled).{0,40} at (?<x>.+)$`,
      "school",
      "{x}",
      { x: "organisation" },
    ),
  },
} satisfies Topic;
