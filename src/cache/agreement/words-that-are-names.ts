import { wordSet } from "./words.ts";

/**
 * Words that are a name as well, and then something else: Polish and polish, Frozen and frozen. The
 * words of WordNet that it has in both cases, and makers, programs, films and first names. Left out are
 * those whose capital only says that a title was meant: Art Director, Prime Minister, the Mass.
 */
export const WORDS_THAT_ARE_NAMES = wordSet(`
access accord ace acre acrobat act adonis advent afghan aim aladdin alexa ali alien allied allies alpine amazon amp
anchorage android andromeda anemia angel angle angular animate ant apache ape apocalypse apostle apple arc archer
arctic ark army arrow ascension ash assault assumption atlas attic audition august aurora avatar axis azure babel
bach backbone bacon badger bale bali ball bambi bamboo barber baroque base basic basil bast bastille bath bay beats
beaver beetle bell bench bend benedict benedictine benjamin berry beta bible biden bighorn bikini bill bing black
blackberry blender blur bob bohemia bohemian bolt bond boost booth boulder bounce bounty bourbon bow boxer boy
brahmin brave bride bridge brit brother brown brownie browning buck buckeye buffalo bug bull bunsen burger burgundy
burke bursa bus bush butler cab cage call calorie cam camel cancer canton canvas capital capitol capsicum carina
carol carpenters carrie cars carter cash cashmere cassia castor cat caterpillar catholic centre chad chain champagne
chancellor chandler chaos charity charlotte chase cheddar cheer chef chile chin china chow christ chrome cinderella
circus civic clash clay cliff coach coasters coca cockney coco cod coke cola collins cologne colon colony colt
commodores communion communist concord confederacy confederate confluence congo congress conservative constitution
consul continent continental cook cooper cork court cow coward cox crab crane crash crater creation creator creek
creole crest cricket cross crow crown crusade cub cuba cujo cupid curb cure curie curl cursor cut dad daisy dale
dalmatian dan dane danish darling dart dawn dean death dec defense delicious delta democrat democratic demotic den
depression devil dial dick dickens diesel discord discover divine docker doctor dodge dominion domino don doors doric
dot dove dowdy down dragon drake drew drifters dry duke dumbo dunkirk eagles earl earth east easter echo eddy edge
egg ego eight elastic elector elf elixir elm ember empire emu encanto enchanted energy enlightenment envoy episcopal
epistle era essen eugene eve excel exodus explorer express eye fabian faith fall fan fang farmer fat father federal
federalist fedora fermi fern fiddle fielding fig figma fin finish finn fire firefox firth fit flash flask flint flora
flutter fly ford forest forever forth fossa fossil foster fox frank franklin friend frontier frost frozen fry fuller
fur fury gable gain galaxy gamma gap gas gatsby gauss gemini gene genesis geneva ghost gilbert ginger gladiator goat
god goldsmith gopher gore gospel gothic grace graham gram grant grass gravity gray green grey guess guest guinea gum
gun guru gut guy gypsy haggard hall ham hamburger hamlet hardy harry hart hawking hazel heat heath heather heaven
helix hell helm hen henry hercules here hero heron hertz hill hip hippo hive hogan holly homer hooker hoover hop
horizon host houdini hub hugo hull hulu hunt hunter hydra hymen ice illustrator incarnation inception independence
inferno ink inn inquisition insomnia interior international interstellar ionic iris italic ivy jack jade jaguar jam
jar jasmine java jaws jay jean jekyll jenkins jersey jet job john joker jordan josh joy judas julia junior justice
jute kafka kali kelvin ken key keynote kid killers kindle king kiss kit kiwi klondike kola kremlin labor labour lad
lady lam lama lamb lance land lap lapp lark lasso laurel lea lee leg lego lens lesbian lie light lightroom
lilliputian lily lima lincoln linear lion lip lodge loop lord lot lotus low lucifer luck lucky lupus mac mace mad
madras mafia magenta major maker male maleficent mali man mandarin mango manhattan mantle map marathon march maria
marina marine mark marsh marshall martial martin mason masonry mat matt matter max maxim may maya mayflower mecca
medusa memento mercurial mercury mercy meridian mesa mesh meshed messiah met meteor metro midi midway mike miles milk
mill miller mini mint miracles misery miss misty moana mob mobile modern mogul mohawk mom monitor monk monkees
monopoly monster moody moon moor mosaic mud mug muller muscat muse mustang myrtle nan napoleon narcissus natal nation
nativity navigator navy nazi negro nelson nest net newton nice nick niger night nightingale nip nirvana node nomad
nordic norm north northeast northern northwest note notion nova numbers nut oak oasis oat oceanic odd odyssey office
ohm olive olympian oman onward opal opera opposition oral orange orient origin orlando orthodox otto ottoman outlook
owl oxford pacific packer pad page paint pal palatine palm pan pandora para paradise park pascal passer passion
pastor pat pathfinder patience pearl peel penny pentagon pentecostal perry pet peter philistine phoebe phoenix
phosphorus pie pierce pig pilgrim pilot pin ping piper piston pit pixel plain planet platonic platters playground
plotter pod pointer pole police polish polo pons pop pope poppy porter post pot pound predator premiere prestige
preview price processing prolog protestant providence prudence psycho publisher puck pueblo pulse puma punic pup
puppet puritan pus pygmy pyramid python quaker quicken rabbi rag rails raja ram rambo ran rancher rand randy ranger
rap rat ratatouille raw ray react reader reading rebel recall recent reconstruction red redshift reed reef
reformation reformed relay remix replay republican restoration resurrection reticulum revelation rex rhea rhino rib
rice rich rig rim ring rip risk river rob robin rock rocky rod roger roku roman romance romanticism rose rot rub ruby
rug rum rush rusty ruth rutherford rye sac sad safari sage saint sally salmon salt sand sandwich sandy sap sat
satanic saturn savanna savannah savior saw sax scala scholastic scorpion scot scotch scott scout scratch scream
scribe scripture sculptor seaman seat secret seine senate sept set sew sex shaker she shelly shining shiva siamese
siemens signal sin singer sir siren siri sister sit sitter six sketch skip sky slack slides smart smith snake snap
snow snowflake sol solid son song sonny soul south southeast southwest southwestern soviet soy spa spam spark
spartacus spartan speaker speed sphinx spirit split spotlight spring sprint spy square squid stash steam stein stella
stern stew stinger stoic stoker stone storm strand strata stripe strokes sub subway sue sum summer sun sunny superior
supremes surface swede sweet swift swing tab tad tag tan tangled tap tar target taxi tea teach teams tell teller
temptations tenet terminal terry tertiary tesla testament thanksgiving thatcher thor thunderbird thymus tide tie
tiffany tin tinder tip titan titanic toe tom tomcat ton tony total town toy tracy traveler travis treasury tree
trello trey triangle trinity trojan trot troy trump truth tub tuber turkey turner twilight twin twitch tyre uber
ulster union united unity unreal usher utopia utopian valentine van vandal vanilla vault vector velcro vernier versed
vertex verve vet via viber victor victorian villa village vine viola violet virgin visa visible vista voltaic
volunteer vue wade wagon wake walker wallet wally war ward warner warren watch waterloo watson watt wax waze weber
wed weld welsh wendy west western wet wheeler white wig wight wilderness will win wind window wisdom wise wish wix
wolf wolverine wood woody word wordle works wren xerox yahoo yak yelp zaire zen zeppelin zest zip zoo zoom`);
