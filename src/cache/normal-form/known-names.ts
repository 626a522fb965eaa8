import { wordSet } from "./words.ts";

/*
 * Names whose letter case means nothing, because the lower-case form has no second meaning in English. Only these fold.
 * Any other word may be a name in one text and a word in the other (Polish/polish, Turkey/turkey, Java/java,
 * Apple/apple, Frozen/frozen, US/us, IT/it, AIDS/aids), and no list of the ambiguous ones would ever be complete.
 * Left out on purpose: china, turkey, chile, jordan, chad, georgia-like first names that are words, march, may, august,
 * polish, trump, tesla and newton (units), intel (intelligence), atm (at the moment), japan (lacquer), morocco
 * (leather), manila (paper), panama (a hat), wales (of corduroy), brazil (a nut), berlin (a coach), shanghai (to
 * abduct), bolivia (a game), argentine (a fish), nit (an egg), cds (discs), ios (of Apple, of Cisco), ubuntu (a
 * philosophy), twitter (of birds), typescript (typed pages).
 */

const PLACES = `
  afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh
  belarus belgium bosnia botswana bulgaria cambodia cameroon canada colombia croatia
  cyprus denmark ecuador egypt estonia ethiopia finland france germany ghana greece guatemala haiti
  honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica kazakhstan kenya
  kuwait laos latvia lebanon liberia libya lithuania luxembourg madagascar malaysia malta mexico moldova
  monaco mongolia mozambique myanmar namibia nepal netherlands nicaragua nigeria norway pakistan
  palestine paraguay peru philippines poland portugal qatar romania russia rwanda senegal serbia
  singapore slovakia slovenia somalia spain sudan sweden switzerland syria taiwan tanzania thailand
  tunisia uganda ukraine uruguay uzbekistan venezuela vietnam yemen zambia zimbabwe england scotland
  europe asia africa antarctica america
  london paris madrid rome vienna prague lisbon oslo stockholm helsinki copenhagen warsaw
  budapest athens dublin brussels amsterdam zurich munich moscow kyiv istanbul cairo nairobi tehran
  baghdad delhi mumbai bangalore hyderabad chennai kolkata pune beijing tokyo kyoto osaka seoul
  bangkok jakarta hanoi sydney melbourne toronto montreal vancouver chicago boston seattle
  houston miami denver philadelphia california texas florida alaska hawaii arizona nevada oregon ohio
  michigan minnesota colorado alabama kentucky tennessee louisiana oklahoma pennsylvania massachusetts
  connecticut
  kerala maharashtra gujarat rajasthan karnataka telangana odisha uttarakhand haryana chhattisgarh jharkhand bengal
  wisconsin illinois idaho nebraska missouri montana wyoming delaware maryland ontario quebec manitoba saskatchewan tasmania
  queensland bavaria saxony catalonia andalusia brittany normandy sicily tuscany lombardy scandinavia scandinavian patagonia siberia
  reykjavik ulaanbaatar kathmandu islamabad karachi lahore dhaka colombo yangon riyadh dubai doha casablanca accra lagos dakar
  johannesburg bogota caracas santiago montevideo barcelona valencia seville porto milan naples venice florence hamburg frankfurt
  stuttgart dresden leipzig bremen antwerp rotterdam gothenburg krakow bratislava ljubljana zagreb belgrade sarajevo skopje tirana
  bucharest sofia riga vilnius tallinn minsk edinburgh glasgow manchester liverpool birmingham himalayas bollywood hollywood brexit
  buddha hinduism sikhism`;

const PEOPLE_AND_TONGUES = `
  african albanian american arabic asian australian austrian belgian brazilian british bulgarian
  canadian chinese colombian croatian czech dutch egyptian english estonian ethiopian european
  french german greek hebrew hindi hungarian icelandic indian indonesian iranian iraqi irish
  israeli italian jamaican japanese korean latvian lithuanian malaysian mexican mongolian moroccan
  nigerian norwegian pakistani peruvian portuguese punjabi romanian russian sanskrit scottish serbian
  spanish swahili swedish tamil telugu thai tibetan turkish ukrainian urdu vietnamese
  christian christianity islam islamic muslim muslims hindu hindus hinduism buddhism buddhist judaism jewish`;

const TIMES = `monday tuesday wednesday thursday friday saturday sunday january february april june july september october november december christmas halloween ramadan`;

const MAKERS = `google facebook microsoft youtube instagram whatsapp linkedin netflix spotify gmail
  quora reddit wikipedia github gitlab wordpress paypal ebay airbnb toyota honda hyundai samsung
  sony nokia nvidia iphone ipad macbook playstation javascript kotlin mysql
  postgresql mongodb linux debian kubernetes bitcoin ethereum dropbox photoshop powerpoint
  shakespeare einstein darwin mozart beethoven hitler gandhi obama putin`;

const SHORT_FORMS = `iiit ipcc nimcet pte mbbs vlsi php sdk api ngo seo ias neet jee gre ibps iit iim mca bba llb ccna ccie gst ssc sbi csat nda cpa cfa tv vr usa uk html css http https sql json xml pdf cpu gpu dna rna fbi gdp url usb gdpr mba phd upsc hiv`;

/** Acronyms that people read as words and also write like names: Nato. "Ngo" is missing, because it is a surname. */
const READ_AS_WORDS = `nasa nato unesco matlab jquery wifi mtech btech bca clat icici amcat ielts toefl gmat`;

/** Names with a first capital. In capitals throughout they may be acronyms: ROME is no city. */
export const CAPITALISED_NAMES = wordSet([PLACES, PEOPLE_AND_TONGUES, TIMES].join(" "));

/** Names with capitals in any place: YouTube, iPhone. */
export const MIXED_NAMES = wordSet([MAKERS, READ_AS_WORDS].join(" "));

/** Acronyms, in capitals throughout or in lower case. */
export const ACRONYMS = wordSet([SHORT_FORMS, READ_AS_WORDS].join(" "));

/** Peoples and their languages. "In French" says how to answer. */
export const PEOPLES_AND_LANGUAGES = wordSet(PEOPLE_AND_TONGUES);
