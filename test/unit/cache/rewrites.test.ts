import { describe, expect, test } from "vitest";
import { REWRITES } from "../../../src/cache/normal-form/rewrites.ts";
import { askTheSame } from "../../support/ask-the-same.ts";

/** For each rewrite, pairs that ask the same and that need this rewrite. */
const PAIRS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  opinion: [
    ["What do you think is the best opera of Verdi?", "What is the best opera of Verdi?"],
    ["In your opinion, what is the best opera of Verdi?", "What is the best opera of Verdi?"],
  ],
  fillers: [
    ["What exactly is a quark?", "What is a quark?"],
    ["Do vaccines really work against flu?", "Do vaccines work against flu?"],
    ["Have you ever seen a comet?", "Have you seen a comet?"],
  ],
  which: [["Which country has the most lakes?", "What country has the most lakes?"]],
  some: [["What are some advantages of solar power?", "What are the advantages of solar power?"]],
  "and why": [
    ["What is your favorite opera and why?", "What is your favorite opera?"],
    ["Which lake has the most fish and why?", "Which lake has the most fish?"],
    ["Is Pluto a planet? Why or why not?", "Is Pluto a planet?"],
  ],
  everything: [
    ["What is the best opera of all time?", "What is the best opera?"],
    ["What are the most dangerous snakes in the world?", "Which is the most dangerous snake?"],
    ["What is the best opera you have ever seen?", "What is the best opera?"],
  ],
  superlative: [
    ["Which is the best book on Rome?", "What are the best books about Rome?"],
    ["Which book is best for beginners?", "What is the best book for beginners?"],
    ["What are some good museums in Oslo?", "What are the best museums in Oslo?"],
  ],
  feeling: [
    ["How does it feel to be old?", "What is it like to be old?"],
    ["What is it like living in Oslo?", "What is it like to live in Oslo?"],
  ],
  where: [["Where do I buy vintage radios?", "Where can one buy vintage radios?"]],
  how: [
    ["What is the best way to learn chess?", "How do I learn chess?"],
    ["What is the best way of learning chess?", "How can one learn chess?"],
    ["What can I do to improve my memory?", "How do I improve my memory?"],
    ["Is there a way to recover a deleted file?", "How to recover a deleted file?"],
    ["How should I prepare for a marathon?", "How can I prepare for a marathon?"],
    ["How do you remove rust?", "How to remove rust?"],
    ["How can you track a parcel abroad?", "How do you track a parcel abroad?"],
  ],
  phrase: [
    ["What are your views on the euro?", "What do you think about the euro?"],
    ["How do I earn money through a blog?", "How do I make money from a blog?"],
    ["How do I find a job in Oslo?", "How do I get a job in Oslo?"],
    ["How can I be a better cook?", "How can I become a better cook?"],
    ["What if the moon fell?", "What happens if the moon fell?"],
    ["What are the different kinds of clouds?", "What are the types of clouds?"],
    ["What is the definition of osmosis?", "What is osmosis?"],
    ["What is the main difference between a crow and a raven?", "What is the difference between a crow and a raven?"],
    ["How many lakes are there in Norway?", "How many lakes are in Norway?"],
    ["How do I learn python?", "How do I learn Python?"],
    ["What causes rickets?", "What is the cause of rickets?"],
    ["What are moraines? How do they form?", "What are moraines and how do they form?"],
  ],
  typo: [
    ["How do I rename my acount?", "How do I rename my account?"],
    ["Where can I see my recieptt and recept of a pasword?", "Where can I see my recieptt and recept of a password?"],
    ["How do I recieve a parcel in Oslo?", "How do I receive a parcel in Oslo?"],
  ],
  wish: [
    ["I'd like to rent a locker. How do I do that?", "How do I rent a locker?"],
    ["I want to sell a used bike, how?", "How can I sell a used bike?"],
    ["I lost my locker key, what should I do?", "What do I do if I lost my locker key?"],
  ],
  "idle word": [
    ["What are the various parts of a clock?", "What are the parts of a clock?"],
    ["Why does a clock even need a spring?", "Why does a clock need a spring?"],
  ],
  "joined wording": [
    ["How do I get rich in Norway?", "How can I become rich in Norway?"],
    ["What are some tips for learning chess?", "How can I learn chess?"],
    ["How do I cope with stage fright?", "How do I deal with stage fright?"],
    ["How do I learn how to knit socks?", "How do I learn to knit socks?"],
  ],
  permission: [
    ["Is it possible to rent a locker for a week?", "Can I rent a locker for a week?"],
    ["Am I allowed to bring a bike on the ferry?", "May I bring a bike on the ferry?"],
    ["How many bikes am I allowed to bring?", "How many bikes can I bring?"],
  ],
  asker: [
    ["Where should one park in Oslo?", "Where should I park in Oslo?"],
    ["What could we plant beside garlic?", "What can I plant beside garlic?"],
    ["How long should I soak beans?", "How long do I soak beans?"],
    ["Can you freeze cooked rice?", "Can I freeze cooked rice?"],
  ],
  "owner of things": [
    ["How do I reset my alarm?", "How do I reset the alarm?"],
    ["Where can I charge my scooter?", "Where can I charge a scooter?"],
    ["How do I publish my own blog?", "How do I publish a blog?"],
  ],
  synonym: [
    ["How do I raise the speed of a fan?", "How do I increase the speed of a fan?"],
    ["How do I turn on dark mode?", "How do I enable dark mode?"],
    ["How do I sign in to the library?", "How do I log in to the library?"],
    ["How do I terminate a lease?", "How do I cancel a lease?"],
    ["How do I restore deleted mail?", "How do I recover deleted mail?"],
    ["How do I erase a folder?", "How do I remove a folder?"],
  ],
  tool: [
    ["How do I merge lists in Python?", "How do I merge python lists?"],
    ["How do I remove a tag with git?", "How do I remove a git tag?"],
  ],
  quantity: [
    ["How much does a tram ticket cost?", "What is the price of a tram ticket?"],
    ["How much is the fee for a locker?", "What is the fee for a locker?"],
    ["How long does it take to get a visa?", "How long does a visa take?"],
  ],
  passive: [["Is breakfast provided by the hostel?", "Does the hostel provide breakfast?"]],
  tell: [["Tell me the capital of Malawi", "What is the capital of Malawi?"]],
  owner: [["What is Malawi's main export?", "What is the main export of Malawi?"]],
  "idle article": [["What is capital of Malawi?", "What is the capital of Malawi?"]],
  spelling: [
    ["Where can I find colour charts?", "Where can I find color charts?"],
    ["How do I customise a keyboard?", "How do I customize a keyboard?"],
    ["What do user-friendly phones cost in Oslo?", "What do user friendly phones cost in Oslo?"],
    ["What is the best phone under Rs 15000?", "What is the best phone under 15k INR?"],
    ["What is three times four?", "What is 3 times 4?"],
    ["How do I make a website for my shop?", "How do I make a site for my shop?"],
  ],
  "everyday phrase": [
    ["What is the most effective way to scrub a deck?", "What is the best way to scrub a deck?"],
    ["How can I tell if a melon is ripe?", "How do I know if a melon is ripe?"],
    ["How do I determine the area of a rhombus?", "How do I calculate the area of a rhombus?"],
    ["What kind of glue should a luthier use?", "What glue should a luthier use?"],
    ["Which is the best opera of the year 1950?", "Which is the best opera of 1950?"],
    ["Is it worth buying a harpsichord?", "Is a harpsichord worth buying?"],
    ["How do I learn knitting?", "How do I learn to knit?"],
    ["How can I increase my productivity?", "How can I improve my productivity?"],
    ["How it feels to be a falconer?", "What is it like to be a falconer?"],
    ["Where are the best places to fish in Bergen?", "What are the best places to fish in Bergen?"],
    ["What harps should I buy under 900 euros?", "What are the best harps to buy under 900 euros?"],
    ["How do I prepare for the GMAT exam?", "How do I prepare for the GMAT?"],
    ["How do I learn about falconry?", "How do I learn falconry?"],
    ["Why are harps still so expensive?", "Why are harps expensive?"],
    ["What is the reason behind ebb and flow?", "What is the reason for ebb and flow?"],
    ["What happens if we drink seawater?", "What happens if I drink seawater?"],
  ],
  variant: [
    ["What is the reason why geese fly south?", "Why do geese fly south?"],
    ["What are saws used for?", "What is the use of saws?"],
    ["Who is the inventor of the zipper?", "Who invented the zipper?"],
    ["Where is the Louvre located?", "Where is the Louvre?"],
    ["Do you think Norway is a rich country?", "Is Norway a rich country?"],
    ["What are some birds that mate for life?", "What birds mate for life?"],
    ["What sports are popular in Norway?", "What are popular sports in Norway?"],
    ["What tools are used for carving wood?", "What are the tools used for carving wood?"],
    ["How much time does it take to learn the harp?", "How long does it take to learn the harp?"],
  ],
  comparison: [
    ["How does a crow differ from a raven?", "What is the difference between a crow and a raven?"],
    ["How is a crow different from a raven?", "What is the difference between a crow and a raven?"],
    ["How do crows and ravens differ?", "What is the difference between a crow and a raven?"],
  ],
  degree: [["How safe is it to climb alone?", "Is it safe to climb alone?"]],
  choice: [["Which is better, tea or coffee?", "Which is better, coffee or tea?"]],
  "anybody's own": [["How do you control your temper?", "How can I control my temper?"]],
  procedure: [
    ["What should I do to train a falcon?", "How do I train a falcon?"],
    ["How should I sharpen a chisel?", "How do I sharpen a chisel?"],
    ["How can ink stains be removed from oak?", "How do I remove ink stains from oak?"],
    ["How is hypothermia treated?", "How can I treat hypothermia?"],
    ["Tell me how one can tune a harp", "How do I tune a harp?"],
  ],
  platform: [["How do I delete a Facebook group?", "How do I delete a group on Facebook?"]],
  manner: [["How can I quickly memorize a long poem?", "How can I memorize a long poem quickly?"]],
  year: [["Who won the 2014 World Cup?", "Who won the World Cup 2014?"]],
  attribute: [["How do I improve the performance of my laptop?", "How do I improve my laptop performance?"]],
  relation: [["What is the syllabus for the bar exam?", "What is the syllabus of the bar exam?"]],
  why: [["Why Delhi is a union territory?", "Why is Delhi a union territory?"]],
  event: [["What will happen if a magnet breaks?", "What happens if a magnet breaks?"]],
  pair: [["What is the difference between a crow and a raven?", "What is the difference between a raven and a crow?"]],
  tail: [
    ["What is the best college in Oslo for law?", "What is the best law college in Oslo?"],
    ["What is the best app for learning chess?", "What is the best app to learn chess?"],
    ["What are the best places to visit in Oslo?", "What are the best places in Oslo?"],
    ["What is the best phone under 300 in Oslo?", "What is the best phone in Oslo under 300?"],
    ["What is the best institute for harp lessons in Oslo?", "What is the best harp lesson institute in Oslo?"],
    ["What are the best songs by Grieg?", "What is the best Grieg song?"],
    ["What are the best books on sailing?", "What are the best sailing books?"],
  ],
  list: [["Where do religion and science meet?", "Where do science and religion meet?"]],
  number: [
    ["How does a kernel work?", "How do kernels work?"],
    ["How does a diesel engine works?", "How does a diesel engine work?"],
    ["How do I open a bank account in Norway?", "How do I open bank account in Norway?"],
  ],
  "weak words": [
    ["Why is chess so popular in Armenia?", "Why is chess popular in Armenia?"],
    ["What is the average salary of a nurse in Norway?", "What is average salary of nurse in Norway?"],
  ],
};

describe("rewrites", () => {
  test("each have pairs that show them", () => {
    expect(Object.keys(PAIRS).toSorted()).toEqual(REWRITES.map(({ name }) => name).toSorted());
  });

  describe.each(REWRITES)("rewrite $name", ({ name, apply }) => {
    test.each(PAIRS[name] ?? [])("makes equal: %s — %s", (asked, stored) => {
      expect(askTheSame(asked, stored)).toBe(true);
    });

    test("leaves unknown words alone", () => {
      for (const text of ["zorbing quux", "", "?", "what", "how", "what is", "between", "why is"]) {
        const words = text.split(" ");
        expect(apply(words)).toEqual(words);
      }
    });

    test("changes nothing when applied again", () => {
      for (const [asked, stored] of PAIRS[name] ?? []) {
        for (const text of [asked, stored]) {
          const once = apply(text.replace(/[?]$/, "").split(" "));
          expect(apply(once)).toEqual(once);
        }
      }
    });
  });
});
