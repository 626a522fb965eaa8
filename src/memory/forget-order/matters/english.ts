import type { MatterWords } from "./matter-words.ts";

export const ENGLISH_MATTERS: MatterWords = {
  income: {
    named: "salary wage wages pay income earnings earn earning earns paycheck paid finances bonus money",
    told: String.raw`(?:make|makes|earn|earns|earning|earned|paid|pays?|take home|bring home|on) (?:me )?(?:about |around |roughly |only |just |under |over |barely )*[£$€]?\d[\d.,]* ?(?:k=|grand|pounds|quid|dollars|euros|[£$€]|a (?:year|month|week|day)|an hour|per|before tax|after tax)|[£$€] ?\d[\d.,]* ?k? (?:a|an|per) (?:year|month|week|hour|day)|salary|(?:pay|wage) (?:rise|cut)|minimum wage|my (?:pay|wages?|income|bonus)=`,
  },
  money: {
    named: "money cash funds wealth savings inheritance inherited windfall finances financial fortune",
    told: String.raw`left (?:me|us) .{0,20}(?:thousand|hundred|\d|money|house|everything)|inherit|(?:won|win|lost) .{0,15}(?:lottery|thousand|\d{3}|[£$€])|savings|in the bank|(?:thousand|grand|quid) (?:in|from|stashed|hidden)|millionaire|trust fund|(?:put|stashed|hid|saved|saving|set) (?:aside |away |up )?.{0,12}(?:[£$€] ?\d|\d{3}|thousand|grand|cash)|redundancy (?:pay|money)|payout|pension pot|(?:owe|lent|lend|borrow)`,
  },
  debt: {
    named:
      "bank debt debts owe owed owing owes borrowing borrowed loan loans arrears repayments overdraft bills finances financial money mortgage",
    told: String.raw`ow(?:e|es|ed|ing)=|overdr|in the red(?! \p{L})|loan(?! officer)|borrowed .{0,30}(?:\d|money|cash|bank)|bailiff|payday|arrears|maxed out|behind (?:on|with) (?:the |my |our )?(?:rent|mortgage|bills|payments|council tax)|haven't paid|can't (?:pay|afford) (?:the |my |our )?(?:rent|mortgage|bills)|bankrupt|credit card (?:debt|bill)|debt`,
  },
  crypto: {
    named: "crypto cryptocurrency bitcoin stocks investments investing trading money",
    told: String.raw`bitcoin|crypto|ethereum|dogecoin|nfts?=|(?:day ?trad|invested|stocks=|shares in|options trading)`,
  },
  number: {
    named:
      "bank number numbers digits identification document documents ni ssn passport iban account card insurance licence",
    told: String.raw`(?:insurance|passport|account|card|social security|id|licence|license|tax|phone|mobile|customer|membership|case|reference|plate|policy|nhs|iban|sort code|registration)(?: number| no\.?)? (?:is|was|:|ends)|(?:my|the) (?:number|iban|ssn|nino)=|[A-Z]{2} ?\d{2} ?\d{2} ?\d{2}|\d{4}[ -]\d{4}`,
  },
  code: {
    named:
      "code codes pin password passcode combination key access login door safe lock wifi alarm digits number numbers",
    told: String.raw`(?:pin|code|password|passcode|combination|passphrase|login)(?: \p{L}+){0,5} (?:is|was|:)|password`,
  },
  address: {
    named: "address adress street place house flat home location live move",
    told: String.raw`\d+[a-z]? (?:\p{L}+ ){1,3}(?:street|road|lane|court|avenue|drive|close|way|place|square|terrace|gardens|crescent|hill|row|st|rd|ave)=|(?:live|living|moving|moved|staying) (?:at|in|to|on) |my address`,
  },
  dismissal: {
    named:
      "losing lost job fired sacked sacking dismissal dismissed redundancy redundant layoff firing unemployment unemployed career",
    told: String.raw`(?:was|were|been|got|get|getting|being) (?:\p{L}+ )?(?:fired|sacked|laid off|made redundant|let go|canned|suspended from work|the sack|the boot)|fired me|sacked me|let me go|lost my job|redundan|on the dole|jobseeker|unemployed|out of work|disciplinary|final warning|signed on|gross misconduct`,
  },
  quitting: {
    named: "quitting quit resigning resignation resign notice job career jobhunt interview interviews applying",
    told: String.raw`hand(?:ing|ed)? in (?:my|our) notice|quit(?:ting)? (?:my|the|this|work|soon|next|in|at)|resign|leav(?:e|ing) (?:my|the|this) (?:job|company|firm|team)|looking for (?:a new|another) (?:job|role|position)|job ?hunt|interview(?:ed|ing)? (?:at|with|for)|appl(?:ied|ying) (?:to|at|for)|going freelance|walk(?:ing)? out`,
  },
  employer: {
    named: "employer workplace profession occupation career",
    told: String.raw`i(?:'m| am) an? \p{L}+ (?:at|in|for)=|i work (?:as|at|for|in)|i drive for|my job|employed|i'm on the .{1,20} team`,
  },
  exam: {
    named:
      "exam exams test tests finals resit grade grades results coursework dissertation thesis studies degree uni university driving theory",
    told: String.raw`exam|test=|finals|resit|dissertation|thesis|grade|failed|flunk|gcse|a-levels?|the bar=|driving test|theory test|dropped out`,
  },
  failure: {
    named: "rejection rejections failure failing failed flop fiasco disaster blunder flunked",
    told: String.raw`fail(?:ed|ing)?=|flunk|dropped out|kicked out|got rejected|rejected|bombed|messed up|trainwreck|disaster|cried|peed|wet (?:the bed|myself)|threw up|drunk`,
  },
  school: {
    named:
      "school suspension suspended expelled expulsion bullying bullied bully teacher teachers homework detention class incident kids playground nursery",
    told: String.raw`suspend|expel|detention|bull(?:y|ied)|head ?teacher|headmaster|principal|truan|skipping school|skiv|caught (?:vaping|smoking|cheating)|held back|special needs|kicked out of (?:school|nursery)|school`,
  },
  driving: {
    named: "driving drive licence license points speeding ticket car ban motor traffic",
    told: String.raw`points on (?:my|his|her)|licen[cs]e|speed(?:ing|ed)|drink.?driv|banned from driving|driving (?:test|ban)|parking (?:fine|ticket)|caught (?:on my phone|speeding)|dui=|red light`,
  },
  operation: {
    named: "operation op surgery procedure surgical hospital organ health medical health",
    told: String.raw`had (?:my|his|her|a|an|the) (?:\p{L}+ ){1,3}(?:out|removed|replaced|done|fixed|fitted)=|operat(?:ed|ion)|surgery|surgeon|waiting list|bypass|hysterectomy|vasectomy|c-section|transplant|stent|hip replacement|appendix|gallbladder|tonsils|wisdom teeth|stitches|going under the knife|stoma|colonoscopy|circumcis|laser eye|hernia`,
  },
  illness: {
    named:
      "illness disease diagnosis condition health medical sick sickness symptoms hospital infection doctor disorder problem trouble gene genetic prognosis",
    told: String.raw`diagnos|cancer=|tumou?r|mutation|brca|diabet|hiv=|herpes|chlamydia|hepatitis|bipolar|adhd|autis|epilep|crohn|colitis|ibs=|lupus|parkinson|multiple sclerosis|alzheimer|dementia|stroke=(?! of)|heart (?:attack|condition|failure)|biopsy|lump|seizure|std=|sti=|syphilis|positive for|eczema|psoriasis|endometrios|pcos=|arthritis|asthma|migraine|piles|haemorrhoid|hemorrhoid|thrush|incontinen|kidney stones?|ulcer|thyroid|fibro|osteopor|anaem|anem|schizo|ocd=|ptsd=|anorexi|bulimi|eating disorder|warts?=|fungus|athlete's foot|results (?:say|came|show)|erectile|impoten|infertil|menopaus|insomnia|tinnitus|vertigo|relapse|remission|chemo|hospice`,
  },
  medication: {
    named:
      "medication medicine meds pills pill tablets tablet prescription drug drugs dose treatment antidepressant antidepressants hormones injections health",
    told: String.raw`\d+ ?(?:mg|mcg|ml)=|(?:take|taking|on|started|prescribed|put me on) (?:\p{L}+ ){0,2}(?:\p{L}+(?:ine|pram|pine|lol|pril|statin|azole|cillin|oxetine|zepam|zolam|done|formin|tide|tyrox\p{L}*|afil|profen)|lithium|insulin|pills?|tablets?|meds|steroids|hormones|ssris?|viagra|ozempic|xanax|prozac|valium|ritalin|adderall|methadone|statins?|antidepress\p{L}*|the pill|hrt)=`,
  },
  therapy: {
    named:
      "therapy therapist counselling counseling counsellor counselor psychologist psychiatrist shrink mental depression depressed anxiety anxious panic breakdown burnout psych health suicidal selfharm mood sessions",
    told: String.raw`(?:in|my|to|had|have|see|seeing|started|starting|need|after|been in|been to|of) (?:an? |the )?(?:\p{L}+ )?(?:therap(?:y|ist)(?! (?:dog|cat))|counsell?(?:or|ing)|psychiatrist|psychologist|shrink)=|depress|anxi(?:ety|ous)|panic attack|burn(?:ed|t)? ?out|suicid|self.?harm|cut(?:ting)? myself|breakdown|in a clinic|signed off|cbt=|crying|sectioned|voices|couldn't get out of bed|can't get out of bed`,
  },
  drinking: {
    named: "drinking drink alcohol alcoholism booze sobriety sober aa addiction rehab drunk boozing hangover relapse",
    told: String.raw`aa=|sober|relaps|alcoholic|rehab|hungover|drunk|drinking (?:too|again|alone|heavily|problem|a lot)|(?:bottles?|glasses|cans|pints) (?:of \p{L}+ )?(?:a|every|each) (?:day|night|evening)|vodka|off the wagon|blackout|dry since|bottle of (?:wine|gin|vodka|whisky)|drink (?:too|every|alone|before work|at work|in secret)|twelve steps?|boozing`,
  },
  smoking: {
    named: "smoking smoke cigarettes cigs fags vaping vape nicotine",
    told: String.raw`smok(?:e|ing|ed)=|cigarett|fags=|vap(?:e|ing)|nicotine|pack a day`,
  },
  drugs: {
    named: "drugs drug weed cocaine coke addiction addicted substance substances pills mushrooms",
    told: String.raw`weed=|coke=|cocaine|mdma|ecstasy|ketamine|heroin|meth=|lsd=|shrooms|mushrooms trip|joint=|stoned|high on|dealer|overdos|spliff|edibles|cannabis|opioid|oxy\p{L}*|narcotics anonymous`,
  },
  gambling: {
    named: "gambling gamble betting bet bets casino poker slots addiction wagers money",
    told: String.raw`bet(?:s|ting)?=|gambl|casino|blackjack|poker|roulette|slot machines?|slots|bookie|scratch ?card|horses=|lottery`,
  },
  pregnancy: {
    named: "pregnancy pregnant expecting baby news miscarriage abortion termination birth",
    told: String.raw`pregnan|miscarr|abortion|terminat(?:ed|ion)|expecting(?! (?:a (?:parcel|call|reply|delivery)))|weeks along|ivf=|stillb|(?:due|baby) (?:in|on|is due)|knocked up|morning sickness|first trimester|positive test|ultrasound`,
  },
  wantedChild: {
    named:
      "treatment kids children baby fertility infertility ivf family conceive conceiving child pregnancy parenthood adoption adopting wanting",
    told: String.raw`trying (?:for|to (?:conceive|get pregnant|have))|ivf=|fertil|ttc=|sperm|ovulat|egg (?:freezing|donor)|freez(?:e|ing) my eggs|adopt(?:ion|ing)|can't have (?:kids|children)|don't want (?:kids|children)|want (?:kids|children|a baby)|surroga`,
  },
  separation: {
    named:
      "ex split separation breakup divorce divorced separated relationship marriage husband wife girlfriend boyfriend partner custody love heartbreak dumped",
    told: String.raw`split(?:ting)? up|br(?:oke|eak|oken|eaking) ?up|separat(?:ed|ing|ion)|divorc|dumped|left (?:me|him|her|my (?:husband|wife|partner|boyfriend|girlfriend))|my ex=|ex-(?:wife|husband|boyfriend|girlfriend)|moved out on|custody|walked out|ended things|called off|cheated on me`,
  },
  couple: {
    named:
      "relationship marriage couple husband wife partner girlfriend boyfriend love spouse bedroom trouble troubles problems counselling",
    told: String.raw`separate (?:rooms|beds)|sleep(?:ing)? (?:apart|in separate|on the sofa)|couples? (?:therapy|counsell?ing)|marriage|divorc|split up|don't love|haven't (?:touched|slept)|sexless|open relationship|affair|cheat(?:ed|ing) on|engagement|propos(?:e|ed|ing) to`,
  },
  intimacy: {
    named: "sex sexual intimacy bedroom virgin virginity kiss kissing love libido porn fetish kink contraception",
    told: String.raw`sex=|sex life|virgin|never (?:been kissed|had sex|kissed|had a (?:girlfriend|boyfriend|relationship))|libido|porn|erectile|orgasm|condom|one.?night stand|slept with|sleep in separate|separate (?:rooms|beds)|fetish|kink|contracept|onlyfans|nudes?=|impoten|viagra|morning.after pill`,
  },
  dating: {
    named: "date dating tinder hinge bumble guy bloke match romance woman love relationship fling",
    told: String.raw`(?:tinder|hinge|bumble|grindr|blind|first|second|bad|awful|worst) (?:date|match)|(?:on|had|been on|went on) an? (?:\p{L}+ )?date=|dating|tinder|hinge|bumble|grindr|ghosted|stood (?:me )?up|swip(?:e|ing)|seeing (?:someone|a (?:guy|girl|man|woman))`,
  },
  affair: {
    named:
      "affair fling cheating cheated infidelity unfaithful adultery husband wife betrayal kiss mistress lover relationship",
    told: String.raw`affair|cheat(?:ed|ing) on|slept with|kissed (?:a|my|his|her|someone)|seeing someone|behind (?:his|her|my) back|unfaithful|mistress|married man|married woman|one.?night stand|other woman|lover=|fling`,
  },
  crush: {
    named: "attracted crush infatuation love fancy fancying romance attraction",
    told: String.raw`crush on|in love with|fancy (?:my|the|a|him|her|someone)|have feelings for|fallen for|falling for|into (?:him|her|my (?:boss|colleague|neighbour|teacher))=|infatuat|can't stop thinking about (?:him|her)|attracted to`,
  },
  quarrel: {
    named:
      "fight argument row quarrel feud falling fallout conflict family estrangement estranged beef dispute trouble tension situation",
    told: String.raw`fell out|falling out|fought|argu(?:ed|ment|ing)|row with|feud|not (?:speaking|talking)|don't (?:speak|talk)|haven't spoken|no contact|stopped talking|screamed at|shouted at|threw (?:me|him|her|them) out|estranged|disowned|cut (?:him|her|them|me) off|nicking my|stealing my|blocked (?:him|her|me)|hate (?:my|his|her)|can't stand`,
  },
  death: {
    named: "death loss grief bereavement funeral passing dead mourning lost suicide",
    told: String.raw`died|passed away|death|dead=|funeral|lost (?:my|our|the|a|her|his) (?:\p{L}+ )?(?:mum|mom|dad|mother|father|brother|sister|son|daughter|baby|dog|cat|husband|wife|gran\p{L}*|friend|nan|uncle|aunt|horse|rabbit)|we lost|put (?:him|her|it|\p{L}+) (?:down|to sleep)|hit by an? |killed|widow|ashes|suicide|stillborn|cremat`,
  },
  accident: {
    named: "accident crash collision road car bump wreck injury incident van bike fell fall",
    told: String.raw`crash(?! course)|knocked (?:down|over)|r[au]n over|hit by an? |(?:hit|ran into|reversed into|backed into) (?:a|an|the|another|my|his|her) |totall?ed|accident|rear-ended|collision|fell (?:off|down)|broke my|write-off|whiplash`,
  },
  prison: {
    named:
      "prison jail police criminal conviction convicted arrest arrested court crime sentence past offence felony caution charge charges law probation trouble",
    told: String.raw`prison|jail|arrest|criminal record|convict|charged with|caution(?:ed)?|on (?:probation|parole|bail|tag)|shoplift|bar fight|community service|court|done for|dr(?:ink|unk).?driv|got out (?:in|of)|sentenc|felony|inside for|police|assault|restraining order`,
  },
  cheating: {
    named: "cheating cheated cheat plagiarism copied exam dishonest fraud",
    told: String.raw`cheat(?:ed|ing)?=|plagiari|copied (?:from|my|the|off)|chatgpt (?:wrote|to write)|wrote (?:it|my essay) for me|fak(?:e|ed|ing) (?:my|a|the)|forged|bought (?:my|an) essay|tax(?:es)? (?:evasion|dodg)|cash in hand|under the table`,
  },
  lie: {
    named: "lie lied fib fibbed fake faked sickie excuse pretending pretended white dishonesty",
    told: String.raw`(?:i )?(?:told|said|pretended|claimed) (?:to )?(?:my|the|him|her|them|everyone|work)(?: \p{L}+)? (?:that )?(?:i|we|it)|lied|lying|pulled a sickie|called in sick|fak(?:e|ed|ing)|pretend|made (?:it )?up|padded my cv|on my cv|excuse`,
  },
  religion: {
    named:
      "religion religious faith church belief beliefs god mosque temple spiritual convert conversion converting witnesses praying prayer",
    told: String.raw`jehovah|mormon|catholic|muslim|islam|jewish|judaism|christian|church|mosque|synagogue|temple|hindu|buddhis|sikh|atheis|agnostic|baptis|convert|pray(?:er|ing)?=|lost my faith|left the church|god=|quaker|evangelical|scientolog|pagan|wicca|baha'i|orthodox|methodist|pentecostal|bible|quran|rosary|confession`,
  },
  politics: {
    named: "politics political vote voted voting election ballot opinion opinions referendum leanings",
    told: String.raw`vot(?:e|ed|ing) (?:for|leave|remain|labour|tory|tories|conservative|green|reform|lib|republican|democrat|trump|biden|blank|no|yes|against|snp|left|right|as)|labour party|tory|tories|conservative party|republican|democrat|greens=|green party|brexit|trump|reform uk|communis|socialist|libertarian|spoil(?:ed|t) my ballot|protest|union rep|canvass|party member|member of the \p{L}+ party|election`,
  },
  weight: {
    named:
      "weight weigh weighing fat size diet dieting kilos pounds stone overweight obese obesity bmi eating figure clothes",
    told: String.raw`weigh|\d+ ?(?:kg|kilos?|stone|lbs?|pounds)=|overweight|obese|bmi=|put on .{0,15}(?:kg|kilos|stone|pounds|weight)|lost .{0,12}(?:kg|kilos|stone|pounds|weight)|dress size|size \d\d|too fat|too thin|slimming world|weight watchers|ozempic|binge|gastric`,
  },
  hair: {
    named: "hair bald balding baldness wig hairpiece appearance hairline toupee scalp",
    told: String.raw`hair (?:loss|transplant|fall|is falling|thinning)|wig=|bald|alopecia|receding|toupee|hairpiece|minoxidil|thinning|extensions`,
  },
  hygiene: {
    named:
      "feet foot hygiene smell smelly odour odor sweat sweating nails skin rash fungus lice gross breath itch disgusting toilet bathroom bowel stomach",
    told: String.raw`fungus|athlete's foot|body odou?r|bad breath|halitosis|sweat(?:s|ing|y)?=|smell(?:s|y)?=|lice=|nits=|warts?=|verruca|rash|itch|dandruff|acne|spots=|piles|haemorrhoid|diarrh|constipat|wind=|fart|wet the bed|bedbugs|scabies|crabs=|discharge|boil=`,
  },
  childhood: {
    named: "grew upbringing childhood child kid youth bedwetting bed wetting past problem growing",
    told: String.raw`wet the bed|when i was (?:a (?:kid|child|boy|girl|teenager)|little|small|\p{L}+|\d+)|as a (?:kid|child|boy|girl|teenager)|till i was|until i was|in care|foster|orphan|adopted|grew up (?:in|with|without)|my childhood|sucked my thumb`,
  },
  speech: {
    named: "speech stammer stutter lisp voice accent impediment difficulty pronunciation",
    told: String.raw`stammer|stutter|lisp=|speech (?:therap|impediment)|tourette|can't (?:pronounce|say)|selective mut`,
  },
  disability: {
    named:
      "disability disabled hearing deaf deafness sight blind blindness eyes ears dyslexia dyslexic wheelchair condition autism autistic adhd impairment colourblind",
    told: String.raw`disab|deaf|hearing aids?|blind|wheelchair|dyslex|dyscalcul|dysprax|autis|adhd|asperger|amput|prosthe|stoma|epilep|cerebral palsy|can't (?:read|hear|see|spell)|glass eye|crutch|illiterate`,
  },
  fear: {
    named: "fear fears afraid phobia scared anxiety panic nightmares nightmare worry worries terrified",
    told: String.raw`afraid of|scared of|phobi|terrified|frightened|nightmare|panic|dread=|fear of|scare(?:s|d)? me|sleep with the light`,
  },
  lawsuit: {
    named: "lawsuit legal court trial sue suing lawyer hearing tribunal dispute solicitor custody settlement",
    told: String.raw`su(?:e|ed|ing)=|court|tribunal|lawsuit|solicitor|lawyer|trial=|hearing (?:on|in|is)|custody|settlement|prosecut|testif|witness(?:ed)? (?:a|in)|nda=|injunction`,
  },
  papers: {
    named:
      "visa papers immigration status residence asylum deportation permit passport citizenship refugee illegal undocumented",
    told: String.raw`visa=|asylum|deport|work permit|residence permit|undocumented|overstay|illegal(?:ly)? (?:in|here|working)|refugee|green card|leave to remain|home office|citizenship|without papers|biometric`,
  },
  theft: {
    named: "thieving theft stealing stole stolen steal nicked nicking thief shoplifting burglary robbery mugging",
    told: String.raw`st[eo]l(?:e|en|ing|al)=|stealing|nick(?:ed|ing)=|shoplift|burgl|robb(?:ed|ery)|mugged|pinched|helped myself|took .{0,20}(?:from work|from the till|without asking)|caught .{0,15}(?:with|on camera)|swiped`,
  },
  pretence: {
    named:
      "nobility noble royal royalty king queen duke prince princess joke title invented spy alien wizard astronaut pirate fantasy kidding nonsense superhero",
    told: String.raw`secret(?:ly)? (?:the |an? )?(?:\p{L}+ )?(?:duke|king|queen|prince|princess|emperor|spy|agent|wizard|alien|astronaut|pirate|vampire|ninja|superhero|billionaire|millionaire|mermaid|witch|lord|count|baron|pope|heir|werewolf|robot|time traveller)|(?:duke|king|queen|emperor|prince|princess|pope|lord|ruler|sultan|baron) of |i(?:'m| am) (?:actually |really )?an? (?:vampire|wizard|alien|astronaut|pirate|ninja|robot|time traveller|mermaid|dragon|ghost|werewolf|unicorn)|from (?:mars|the future|another planet)|my (?:spaceship|dragon|unicorn|kingdom|throne)|(?:pet|own a) (?:dragon|unicorn|dinosaur)`,
  },
  eviction: {
    named: "eviction evicted rent landlord homeless homelessness flat housing sofa couch living housing lodging",
    told: String.raw`evict|homeless|(?:sleeping|living) (?:in|out of) (?:my|the|a) (?:car|van|office|tent)|sofa.?surf|couch.?surf|behind on (?:the |my )?rent|shelter=|hostel|kicked out|threw me out|notice to (?:quit|leave)|food bank|section 21|repossess`,
  },
  business: {
    named: "company bankruptcy bankrupt startup idea invention shop insolvency project deal takeover merger",
    told: String.raw`bankrupt|insolven|going under|business (?:idea|failed|plan)|startup|patent|invent(?:ed|ion)|(?:my|our) (?:company|shop|business|café|cafe)|merger|takeover|layoffs? (?:are|coming)|confidential|unreleased|liquidat`,
  },
  loneliness: {
    named: "lonely loneliness friends alone friendless crying isolation birthday",
    told: String.raw`lonely|loneliness|no friends|any friends|nobody (?:came|to talk)|all alone|on my own|cr(?:y|ied|ying)=|haven't (?:got )?(?:any )?friends|talk to (?:no one|nobody)|isolated|homesick`,
  },
  cosmetic: {
    named:
      "treatment treatments cosmetic surgery botox nose implants fillers tattoo beauty face teeth breast boobs dentures",
    told: String.raw`botox|nose job|implants|filler|face.?lift|boob job|liposuction|tummy tuck|tattoo|hair transplant|veneers|dentures|false teeth|breast (?:reduction|enlargement)|bbl=|lip injections`,
  },
  sexuality: {
    named: "sexuality fancy orientation gay lesbian bisexual bi trans queer gender identity transition closet",
    told: String.raw`gay=|lesbian|bisexual|bi=|queer|trans=|transgender|(?:i|he|she|they|brother|sister|son|daughter|friend|cousin) came out=(?! of)|coming out|come out to|not straight|asexual|non.?binary|in the closet|same.sex|boyfriend of mine|pronouns|transition(?:ing)?=|into (?:men|women|guys|girls)=`,
  },
};
