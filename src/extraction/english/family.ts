import type { Topic } from "../pattern.ts";
import { row } from "./row.ts";
import { regexOf } from "../../text/regex.ts";

const FAMILY = String.raw`(?:wife|husband|partner|girlfriend|boyfriend|fianc[ée]e?|spouse|daughter|son|mother|mom|mum|father|dad|brother|sister|baby|kids?|children|grand(?:mother|father|ma|pa|son|daughter)|twins?|niece|nephew|aunt|uncle|cousin|roommate|flatmate|in-laws|parents)`;

const PET = String.raw`(?:dogs?|cats?|pupp(?:y|ies)|kittens?|rabbits?|bunny|bunnies|hamsters?|guinea pigs?|parrots?|budgies?|horses?|pon(?:y|ies)|tortoises?|turtles?|snakes?|geckos?|ferrets?|goldfish|fish(?:es)?|chickens?|birds?|lizards?|canary|canaries|pets?)`;

/** The dog in "a friend whose dog" is not the user's. */
const ADJECTIVE = String.raw`(?!second|third|fourth|other|another|new|called|named|friend|whose|who|with|neighbou?r|sister|brother|cousin|son|daughter|wife|husband|room|of|for|about|picture|photo|toy|video)[^\s\d.,;:!?()"]+`;
const CALLED = String.raw`,? (?:called|named|whose name is|who is called)`;
/** A user has one of each, so that another name is a correction. */
const ONLY = "wife|husband|partner|girlfriend|boyfriend|fiancée?|spouse|mother|mom|mum|father|dad";
const ONE_OF_MANY = "daughter|son|brother|sister|niece|nephew|aunt|uncle|cousin";
const NAME_FOLLOWS = String.raw`(?<x>\p{Lu}[\p{L}'’-]+)(?=$|[ ,])`;

const NUMBER = String.raw`(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|several|many|no)`;

const OTHER = String.raw`(?:(?:older|younger|elder|eldest|oldest|youngest|little|big|baby|twin|other|late|best|new|current|old|first|second) )?`;

export const FAMILY_AND_PETS = {
  about: "family and pets",
  cue: /^(?:my|our) |^(?:i|we) (?:no longer|don't|do not) have |^(?:i|we) (?:(?:also|just|recently|have|got|own|adopted) )+|\bsingle\b|married|divorced|engaged|widowed|separated/i,
  patterns: {
    "relative's name is": row(
      String.raw`(?:my|our) (?<k>${OTHER}${FAMILY})(?:'s|s')? (?:first )?names? (?:is|are) (?<x>.+)$`,
      "own:{k}",
      "{x}",
      { x: "name", k: "noun" },
    ),
    "relative is called": row(
      String.raw`(?:my|our) (?<k>${OTHER}${FAMILY})(?: is|'s| are) (?:called|named) (?<x>.+)$`,
      "own:{k}",
      "{x}",
      {
        x: "name",
        k: "noun",
      },
    ),
    "pet's name is": row(
      String.raw`(?:my|our) (?<k>${OTHER}(?:cat|dog|rabbit|hamster|parrot|horse|puppy|kitten|pet|goldfish|pony|tortoise|turtle)s?)(?:'s|s')? names? (?:is|are) (?<x>.+)$`,
      "pet:{k}:name",
      "{x}",
      { x: "name", k: "singular" },
    ),
    "pet is called": row(
      String.raw`(?:my|our) (?<k>${PET})(?: is|'s| are) (?:called|named) (?<x>.+)$`,
      "pet:{k}:name",
      "{x}",
      {
        x: "name",
        k: "singular",
      },
    ),
    "has a pet named": row(
      String.raw`(?:i|we)(?: have)? (?:also |just |recently |have |got |own |adopted )+(?:[^.;:]{1,30}? and )?an? (?:${ADJECTIVE} ){0,3}?(?<k>${PET})${CALLED} (?<x>.+)$`,
      "pet:{k}:name",
      "{x}",
      { x: "name", k: "singular" },
    ),
    "has another pet named": row(
      String.raw`(?:i|we)(?: have)? (?:also |just |recently |have |got |own |adopted )+(?:another|an? (?:second|third|fourth|new|other)) (?:${ADJECTIVE} ){0,2}?(?<k>${PET})${CALLED} (?<x>.+)$`,
      "pet:{k}:{x}",
      "yes",
      { x: "name", k: "singular" },
    ),
    "pet by name": {
      when: regexOf(`^(?:[Mm]y|[Oo]ur) (?<k>${PET}) ${NAME_FOLLOWS}`, "u"),
      slot: "pet:{k}:name",
      value: "{x}",
      x: "name",
      k: "singular",
    },
    "close relative by name": {
      when: regexOf(`^(?:[Mm]y|[Oo]ur) (?<k>${ONLY}) ${NAME_FOLLOWS}`, "u"),
      slot: "own:{k}",
      value: "{x}",
      x: "name",
      k: "noun",
    },
    "relative by name": {
      when: regexOf(`^(?:[Mm]y|[Oo]ur) (?<k>${OTHER}(?:${ONE_OF_MANY})) ${NAME_FOLLOWS}`, "u"),
      slot: "own:{k}:{x}",
      value: "yes",
      x: "name",
      k: "noun",
    },
    "number of pets": row(
      // A pet that is named is known by its name.
      String.raw`(?!.*\ban? (?:\S+ ){0,3}?${PET}${CALLED} )(?:i|we)(?: have)? (?:also |just |recently |have |got |own |adopted )+(?<x>${NUMBER}) (?:${ADJECTIVE} ){0,2}?(?<k>${PET})(?! (?:allergy|person|problem|food|bed|shelter|hair|phobia|in mind))(?:\b[^?]*)$`,
      "pet:{k}",
      "{x}",
      { x: "as said", k: "singular" },
    ),
    // The user had one, by whatever name.
    "pet gone": row(
      String.raw`(?:i|we) (?=no longer|.* any ?(?:more|longer)$)(?:no longer|don't|do not) have (?:an? |any |the |my |our )?(?<k>${PET})(?: any ?more| any longer)?$`,
      "pet:{k}:name",
      "no",
      { k: "singular" },
    ),
    "no pet": row(
      String.raw`(?:i|we) (?:no longer have|don't have|do not have)(?: an?| any) (?<k>${PET})(?: any ?more| any longer)?$`,
      "pet:{k}",
      "no",
      {
        k: "singular",
      },
    ),
    "number of children or siblings": row(
      String.raw`(?:i|we)(?: have)? (?:also |have |got )+(?<x>${NUMBER}) (?:young |small |little |adult |teenage |lovely |beautiful )?(?<k>kids|children|daughters?|sons?|brothers?|sisters?|siblings|grandchildren|grandkids|boys|girls|twins|child|kid)\b(?!,? (?:called|named)\b).*$`,
      "own:{k}",
      "{x}",
      { x: "as said", k: "noun" },
    ),
    "has a relative named": row(
      String.raw`(?:i|we)(?: have)? (?:also |have |got )+an? (?:\S+ ){0,2}?(?<k>daughter|son|brother|sister|wife|husband|girlfriend|boyfriend|partner|baby),? (?:called|named) (?<x>.+)$`,
      "own:{k}",
      "{x}",
      { x: "name", k: "noun" },
    ),
    "relative's age": row(
      String.raw`(?:my|our) (?<k>${OTHER}(?:daughter|son|baby|child|twins|wife|husband|cat|dog))(?: is|'s| are| just turned| turned) (?<x>\d{1,2})(?:(?: years?| months?)(?: old)?)?\W*$`,
      "own:{k}:age",
      "{x}",
      { x: "as said", k: "noun" },
    ),
    "marital status": row(
      String.raw`i am (?:now |happily |recently |newly |currently |again )*(?<x>married|divorced|engaged|widowed|separated|single(?=$|\W*(?:again|now|and\b)))(?! (?:to the idea|in|with)\b).*$`,
      "marital status",
      "{x}",
      { x: "as said" },
    ),
    "marital status ended": row(
      String.raw`i am (?:not|no longer) (?<x>married|engaged|single|divorced)(?: any ?more| any longer)?$`,
      "marital status",
      "not {x}",
      { x: "as said" },
    ),
    "got married": row(
      String.raw`(?:i|we)(?: have)? got (?<x>married|divorced|engaged)\b(?! (?:in|with)\b).*$`,
      "marital status",
      "{x}",
      {
        x: "as said",
      },
    ),
  },
} satisfies Topic;
