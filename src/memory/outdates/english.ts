import type { ChangeWords } from "./change-words.ts";

export const ENGLISH_CHANGES: ChangeWords = {
  ended: {
    words: `quit cancelled canceled retired resigned divorced died emigrated churned funeral buried disbanded dissolved expired lapsed`,
    phrases: `no longer|(?:took|taken|came|come|weaned)(?: me)? off(?= (?:the |my )?~)|(?:went|gone) under|(?:went|gone|is|are) bankrupt|in administration|folded(?=[\\s.,!]*$)|(?:day|week|month|year)s? without|cold turkey(?: on)?|(?:our|my|the) (?:very )?last(?= (?:gig|show|shift|class|lesson|game|match|concert|rehearsal)(?!\\p{L}))|(?:went|is|are|gone) on leave|no(?= ~ (?:until|till|for (?:now|weeks|months)))|run over|(?:not|~n['’]t|(?:do|ca|wo|does|did|is|are|was|were)nt)(?: ~){0,5} (?:anymore|any longer|any more(?! (?!(?:she|he|i|we|they|it|so|since|now)(?![\\p{L}]))[\\p{L}]))|no more|(?:was|were|is) (?:an? )?(?:misdiagnos\\p{L}+|false alarm|mix-?up)|(?:is|was|were|are|been|got) sold(?! out)|no(?: ~){1,2} for (?:me|us)(?: now)?|called(?: ~)? off
      |(?:is|are|was|were|['’]s|['’]re|all) gone|broke up|broken up|split(?: ~){0,3} up|passed away|put(?: ~){1,2} to sleep
      |(?:is|are|['’]s|['’]re) out(?! (?:of|at|in|for|with|on|to|there|now))|(?:broke|broken) down|packed (?:it )?in|conked out|went bust|failed (?:its|her|his) ~|closed down|shut down|(?:is|are|['’]s) (?:shut|over)|fell through|(?:is|are|['’]s) (?:not|no longer) (?:gonna |going to )?happen(?:ing)?|(?:is|are|wo)n['’]?t (?:gonna |going to )?happen(?:ing)?|(?:got|was|were|been) (?:sacked|fired|laid off|evicted|stolen|scrapped|axed|written off)
      |(?<!(?:only|what|is|are|was|were|got|the|on|turn|to|any|some|few|one|two|three|lot|much|more|many|have|half|just|of|time|room|space|money|days|weeks|months|door|shop|it) )(?:left|closed)(?=[\\s.,!]*$)|closed (?:its|their) doors|(?:is|are|was|['’]s) off(?= (?:finally|for good|now|already)|[\\s.,!]*$)|dead to (?:me|us)|on (?:maternity|paternity|sick|parental) leave|gone to work for|left (?:the|my|our) (?:job|company|team|firm|club|band)|(?:have|has) left`,
  },
  stopped: {
    words: ``,
    phrases: `ditched(?= ~)|gave (?:the|my|our)(?: ~){1,2} to (?:my|our|the|a|his|her) ~|sold(?= (?:the|my|our|off|it|that|them|both))|dropped(?= (?:the|my|our|out|that|it))|gave(?: ~)? up(?: on)?|given up(?: on)?|gave notice at|got rid of|binned(?= ~)|gave(?: ~){0,2} away|given(?: ~){0,2} away|parted with|(?:fired|sacked)(?= (?:the|my|our|him|her|them))|goodbye|stopped(?! (?:at|by|in|for|to) )`,
  },
  changed: {
    words: `shifted upped doubled tripled halved lowered switched swapped changed upgraded downgraded replaced traded transferred migrated
      reinstalled relocated rehomed reassigned extended rescheduled postponed delayed slipped renamed rechristened rebranded promoted became bumped`,
    phrases: `handed(?: ~){1,4} over|(?:has|have|was|were|been) (?:been )?(?:handed|given|passed)(?: on| over)? to|rolled back|put back(?=(?: ~){0,5} (?:to|till|until|by) )|(?:was|were|been|got) put back(?! (?:on|in|into|onto|together))|took (?:my|our)(?: ~){1,2} (?:from|elsewhere)|\\d+(?: (?!hour|day|week|month|year|min)~)? left|moved(?! by)|pushed (?:back|to)|took over|taken over|(?:going|went|gone|came|come|am|i['’]?m|are|is|(?:he|she|it)['’]?s|so) back (?:to|on)(?! (?:time|track))|can(?: ~){1,3} again|instead(?=[\\s.,!]*$)
      |put (?:me|us|him|her|them) (?:on|up|down)|turned into|(?:went|going|gone|goes) (?:up|down)|brought(?: ~){1,4} forward|change of plans?|scrap(?:ped)? (?:that|the|my|our)|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) left|(?:up|down) (?:to|from)(?= (?:[€$£]?\\d|(?:one|two|three|four|five|six|seven|eight|nine|ten)(?!\\p{L})))|(?:grew|grown) to|raised(?= (?:the|my|our|it) )|turned(?= \\d)|settled on|only(?: ~){1,3} left|(?:is|are|works?|feels?|runs?)(?: (?:all )?(?:fine|ok|okay|well|better|right|back|open|good|free|normal))? again`,
  },
  now: {
    words: `nowadays`,
    phrases: `(?<!right |for |just |(?:for|been|since)(?: ~){1,8} (?:days|weeks|months|years|while|hours|time|ages|bit) |a while )now(?! that)|these days|from (?:(?:next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow)(?! (?:to|till|until|through|and|night|morning|evening))|from now on|from (?:this|next) (?:week|month|year)(?: on)?|as of (?:now|today|this|last)|since (?:~day|last ~)|just (?:hit|reached|passed|switched)`,
  },
  hint: {
    words: `actually currently instead meanwhile already again new lately`,
    phrases: ``,
  },
  unreal: `not never thinking think thought want wants wanted plan plans planning considering consider might may could would should if maybe
    perhaps hope hoping looking trying need meaning wondering wonder until unless when before isnt arent wasnt dont didnt doesnt havent hasnt wont
    cant almost nearly used sick`,
  copulas: "is are was were be called named s its theyre costs cost",
  general: `eat work time day week month year home house people thing stuff use make good start come take see look find
    think feel try plan love like great long little big lot way bit kind sort part place today tomorrow tonight morning
    evening night weekend last next first second one two keep put run set change move idea question call wonder
    recommend suggest interest consider decide recent current usual sure best better nice old more most much many few
    every each something anything everything while since because around after before during until without through
    might must not no never always often ever even only both other another same different able life world
    hear watch read write play buy learn talk meet ask check share enjoy hope experience option tip mind
    left gone out over back up down off away down set way lot yeah btw also though hard bad fine happy sorry excited
    been does doing done did went going made making took taking came being having trying getting looking thinking using
    planning working starting actually especially definitely probably pretty quite nothing someone anyone everyone
    hour minute second ready wait till cos cause thats its hes shes theres heres whats whos lets ive im id youre theyre weve youve theyve
    gonna wanna gotta yes yep aye nope yeah early late soon quick far pls thx isnt arent wasnt dont didnt doesnt havent hasnt wont cant couldnt wouldnt shouldnt issue problem project team job friend family anymore`,
};
