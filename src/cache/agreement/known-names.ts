import { wordSet } from "./words.ts";

/*
 * Spellings whose letter case carries nothing, because the lower-case form has no second meaning
 * in English. Only these fold: any other word may be a name in one text and a word in the other
 * (Polish/polish, Turkey/turkey, Java/java, Apple/apple, Frozen/frozen, US/us, IT/it, AIDS/aids),
 * and no list of the ambiguous ones would ever be complete. Left out on purpose: china, turkey,
 * chile, jordan, chad, georgia-like first names that are words, march, may, august, polish, trump,
 * tesla and newton (units), intel (intelligence), atm (at the moment).
 */

const PLACES = `
  afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh
  belarus belgium bolivia bosnia botswana brazil bulgaria cambodia cameroon canada colombia croatia
  cyprus denmark ecuador egypt estonia ethiopia finland france germany ghana greece guatemala haiti
  honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan kazakhstan kenya
  kuwait laos latvia lebanon liberia libya lithuania luxembourg madagascar malaysia malta mexico moldova
  monaco mongolia morocco mozambique myanmar namibia nepal netherlands nicaragua nigeria norway pakistan
  palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda senegal serbia
  singapore slovakia slovenia somalia spain sudan sweden switzerland syria taiwan tanzania thailand
  tunisia uganda ukraine uruguay uzbekistan venezuela vietnam yemen zambia zimbabwe england scotland wales
  europe asia africa antarctica america
  london paris berlin madrid rome vienna prague lisbon oslo stockholm helsinki copenhagen warsaw
  budapest athens dublin brussels amsterdam zurich munich moscow kyiv istanbul cairo nairobi tehran
  baghdad delhi mumbai bangalore hyderabad chennai kolkata pune beijing shanghai tokyo kyoto osaka seoul
  bangkok jakarta manila hanoi sydney melbourne toronto montreal vancouver chicago boston seattle
  houston miami denver philadelphia california texas florida alaska hawaii arizona nevada oregon ohio
  michigan minnesota colorado alabama kentucky tennessee louisiana oklahoma pennsylvania massachusetts
  connecticut`;

const PEOPLE_AND_TONGUES = `
  african albanian american arabic argentine asian australian austrian belgian brazilian british bulgarian
  canadian chinese colombian croatian czech dutch egyptian english estonian ethiopian european
  french german greek hebrew hindi hungarian icelandic indian indonesian iranian iraqi irish
  israeli italian jamaican japanese korean latvian lithuanian malaysian mexican mongolian moroccan
  nigerian norwegian pakistani peruvian portuguese punjabi romanian russian sanskrit scottish serbian
  spanish swahili swedish tamil telugu thai tibetan turkish ukrainian urdu vietnamese
  christian christianity islam islamic muslim muslims hindu hindus hinduism buddhism buddhist judaism jewish`;

const TIMES = `monday tuesday wednesday thursday friday saturday sunday january february april june july september october november december christmas halloween ramadan`;

const MAKERS = `google facebook microsoft youtube instagram whatsapp twitter linkedin netflix spotify gmail
  quora reddit wikipedia github gitlab wordpress paypal ebay airbnb toyota honda hyundai samsung
  sony nokia nvidia iphone ipad macbook playstation javascript typescript kotlin mysql
  postgresql mongodb linux ubuntu debian kubernetes bitcoin ethereum dropbox photoshop powerpoint
  shakespeare einstein darwin mozart beethoven hitler gandhi obama putin`;

const SHORT_FORMS = `amcat iiit ipcc nimcet pte mbbs vlsi php sdk api ngo seo ias clat neet jee ielts toefl gmat gre ibps iit iim nit mtech btech mca bba bca matlab jquery ios cds llb ccna ccie gst ssc icici sbi csat nda cpa cfa tv vr usa uk html css http https sql json xml pdf cpu gpu dna rna nasa fbi gdp url usb gdpr wifi mba phd upsc hiv nato unesco`;

/** Names written with a capital in front. In capitals throughout they may be acronyms: ROME is no city. */
export const CAPITALISED_NAMES = wordSet([PLACES, PEOPLE_AND_TONGUES, TIMES].join(" "));

/** Names written with capitals anywhere: YouTube, iPhone. */
export const MIXED_NAMES = wordSet(MAKERS);

export const ACRONYMS = wordSet(SHORT_FORMS);

/** Among them languages: "in French" says how to answer. */
export const PEOPLES = wordSet(PEOPLE_AND_TONGUES);
