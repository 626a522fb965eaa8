import type { Topic } from "../pattern.ts";
import { NOT, row } from "./row.ts";

export const TASTES = {
  about: "favourites and tastes",
  cue: /\bfav|\boff\b|like|liking|loving|love|enjoy|adore|prefer|\bfan\b|into|fond|crazy|passionate|obsessed|keen|\bmad\b|hate|detest|loathe|despise|stand|bear|care|fancy/i,
  patterns: {
    favourite: row(
      String.raw`my (?:all.time |absolute |current |new )?fav(?:ou?rite)? (?!(?:part|thing|bit|one|aspect|moment|way)s?\b)(?<k>[^\d.,;:!?()"]{2,40}?)(?: is|'s| are| has always been| will always be) (?:probably |definitely |currently |still |also |now )*(?<x>.+)$`,
      "favourite:{k}",
      "{x}",
      { k: "topic", x: "short" },
    ),
    "favourite no longer": row(
      String.raw`my fav(?:ou?rite)? (?!(?:part|thing|bit|one|aspect|moment|way)s?\b)(?<k>[^\d.,;:!?()"]{2,40}?) (?:is no longer|is not|isn't) (?<x>[^,]+?)(?: any ?more)?(?:,.*)?$`,
      "favourite:{k}",
      "not {x}",
      { k: "topic", x: "short" },
    ),
    "is my favourite": row(
      String.raw`(?<x>(?:the )?[^\s.,;:!?()"][^.,;:!?()"]{1,40}?) (?:is|are) my (?:all.time |absolute |new )?fav(?:ou?rite)? (?!(?:part|thing|bit|one|aspect|moment|way|to|too|now)s?\b|as well|(?:so|by) far|right now)(?<k>[^\d.,;:!?()"]{2,30})$`,
      "favourite:{k}",
      "{x}",
      { k: "topic", x: "short" },
    ),
    likes: row(String.raw`i (?:like|love|enjoy|adore) (?!.*\b(?:please?|to go)\b)(?<x>.+)$`, "taste:{x}", "likes", {
      x: "taste",
      list: true,
    }),
    prefers: row(String.raw`i prefer (?<x>.+)$`, "taste:{x}", "likes", { x: "preference", list: true }),
    "is a fan of": row(
      String.raw`i am (?:an? (?:big |huge |massive |great |avid )?(?:fan|lover) of|(?:big |totally |very |so |really )?(?:into|fond of|crazy about|passionate about|obsessed with|keen on|mad about)) (?<x>.+)$`,
      "taste:{x}",
      "likes",
      { x: "taste", list: true },
    ),
    hates: row(
      String.raw`i (?:hate|dislike|detest|loathe|despise|can'?t stand|cannot stand|can not stand|can'?t bear) (?<x>.+)$`,
      "taste:{x}",
      "dislikes",
      { x: "taste", list: true },
    ),
    "does not like": row(
      String.raw`i (?:(?:${NOT}|no longer |never )(?:like|love|enjoy|care for|fancy)|(?:have )?(?:stopped (?:liking|loving|enjoying)|gone off|went off)) (?<x>.+)$`,
      "taste:{x}",
      "dislikes",
      {
        x: "taste",
        list: true,
      },
    ),
    "is not a fan of": row(
      String.raw`i am (?:really )?not (?:an? (?:big |huge )?fan of|(?:that |very |really |much )?(?:into|fond of|keen on)) (?<x>.+)$`,
      "taste:{x}",
      "dislikes",
      { x: "taste", list: true },
    ),
  },
} satisfies Topic;
