import { wordSet } from "../normal-form/words.ts";
import { regex } from "../../text/regex.ts";

/*
 * Things that are drawn or made up for each asker, in the languages most asked in. If a thing is missing, its answer is
 * shared. One too many costs a call.
 */

const phrases = (list: string): readonly string[] => list.split("|").map((phrase) => phrase.trim());

const SECRETS = phrases(`
  pw | pws | pwd | pwds | passwd | psw | passwrd
  | password | passwords | passphrase | passphrases | pass phrase | passcode | passcodes | pass code | passkey | pin | pins | pin code | pin codes | pin number | pin numbers
  | passwort | passwörter | kennwort | kennwörter | passsatz | geheimzahl | geheimwort | losungswort | losung
  | mdp | mdps | mot de passe | mots de passe | phrase de passe | phrase secrète | code pin | codes pin | code secret | mot secret
  | clave | claves | una contra | contra nueva | nueva contra | contraseña | contraseñas | clave segura | clave secreta | clave de acceso | clave de wifi | frase de contraseña | frase de paso | palabra secreta | código pin | código secreto
  | parola d'ordine | parola chiave | parola segreta | frase segreta | codice pin | codice segreto
  | senha | senhas | palavra-passe | palavras-passe | frase-senha | frase secreta
  | ww | wachtwoord | wachtwoorden | wachtzin | wachtwoordzin | pincode | pincodes
  | hasło | hasła | hasel | frazę | kod pin
  | lösenord | lösenfras | pinkod | adgangskode | adgangskoder | kodeord | passord | heslo | hesla | jelszó | jelszót | parolă | parola | salasana | salasanan
  | şifre | parola | пароль | пароли | пин-код | пинкод | контрольную фразу | кодовую фразу | пин
`);

const CODES = phrases(`
  invite code | invite codes | invitation code | invitation codes | promo code | promo codes | promotion code | discount code | discount codes | coupon code | coupon codes | voucher code | voucher codes
  | gift code | referral code | access code | access codes | entry code | security code | verification code | confirmation code | backup code | backup codes | recovery code | recovery codes
  | activation code | unlock code | door code | gate code | alarm code | lock code | room code | game code | join code | pairing code | booking code | booking reference | reference code | tracking code
  | digit number | digit numbers | license code | secret code | one-time code | one time code | sign-in code | login code | temporary code | unique code | unique codes | numeric code | alphanumeric code | digit code | character code | letter code
  | otp | otps | one-time password | combination | lock combination | safe combination | captcha | invite link | code word | codeword | safe word | safeword | code name | codename | code names
  | code d'invitation | codes d'invitation | code promo | codes promo | code d'accès | code de vérification | code de confirmation | code de sécurité | code de réduction | code d'activation | code de parrainage | code cadeau | code à | code de réservation | code d'entrée | code unique | code temporaire | code numérique | mot de code | nom de code
  | código de invitación | códigos de invitación | código promocional | código de descuento | código de acceso | código de verificación | código de confirmación | código de seguridad | código de activación | código de regalo | código de reserva | código único | código temporal | código numérico | código de | nombre en clave | cupón
  | codice d'invito | codice di invito | codice invito | codici invito | codice promozionale | codice promo | codice sconto | codice di accesso | codice d'accesso | codice di verifica | codice di conferma | codice di sicurezza | codice di attivazione | codice univoco | codice temporaneo | codice numerico | nome in codice
  | código de convite | códigos de convite | código de desconto | código de acesso | código de verificação | código de confirmação | código de segurança | código de ativação | código temporário | cupom | cupão | nome de código
  | kod zaproszenia | kod zaproszeniowy | kod dostępu | kod rabatowy | kod promocyjny | kod weryfikacyjny | kod jednorazowy | kod aktywacyjny | kod potwierdzenia | kupon
  | код приглашения | код доступа | промокод | одноразовый код | код подтверждения | davet kodu | indirim kodu | doğrulama kodu | kód pozvánky
`);

const IDS = phrases(`
  uuid | uuids | uuid v4 | uuidv4 | uuid4 | guid | guids | ulid | ulids | nanoid | id | ids | identifier | identifiers | unique id | user id | session id | request id | transaction id | serial number | serial numbers | serial key | license key | licence key | product key | order number | ticket number
  | case number | case numbers | file number | customer number | client number | member number | membership number | id number | confirmation number | booking number | policy number | case id | order id
  | aktenzeichen | aktennummer | vorgangsnummer | fallnummer | rechnungsnummer | ticketnummer | mitgliedsnummer | auftragsnummer | personalnummer | referenznummer | buchungsnummer | vertragsnummer
  | numéro de dossier | numéro de client | numéro de commande | numéro de facture | numéro de ticket | numéro de référence | numéro de membre | numéro de réservation | numéro de suivi
  | número de expediente | número de caso | número de cliente | número de pedido | número de factura | número de referencia | número de socio | número de reserva | número de ticket
  | numero di pratica | numero di cliente | numero d'ordine | numero di fattura | numero di protocollo | número de processo | número de protocolo | número de fatura | zaaknummer | klantnummer | ordernummer | factuurnummer | numer sprawy | ärendenummer | sagsnummer | saksnummer
  | tracking number | account number | invoice number | reference number | phone number | license plate | iban | mac address | ip address | token | tokens | access token | api token | session token | csrf token | api key | api keys | secret key | encryption key | private key | public key | signing key | ssh key | key pair | keypair | wifi key | wpa key
  | secret | secrets | salt | nonce | key | hex string | seed phrase | recovery phrase | mnemonic phrase | mnemonic | commit hash | checksum
  | kennung | kennungen | bezeichner | seriennummer | bestellnummer | kundennummer | schlüssel | identifiant | identifiants | numéro de série | clé | clés | clé api | clé d'api | clé wifi | clé secrète | clé de chiffrement | clé de licence | jeton | jetons
  | identificador | identificadores | número de serie | clave api | clave de api | clave de licencia | ficha | identificatore | identificativo | numero di serie | numero seriale | chiave api | chiave segreta | chiave di cifratura | chiave
  | número de série | chave | chave de api | chave secreta | serienummer | sleutel | identificatie | identyfikator | numer seryjny | klucz | klucz api | nyckel | identifierare | api-nyckel | идентификатор | ключ | токен | ключ api | anahtar | belirteç
`);

const DRAWS = phrases(`
  card | cards | poker hand | tarot | dice | lottery numbers | lotto numbers | bingo card | bingo numbers | sudoku | fortune cookie | dare | icebreaker | icebreakers | quiz question | trivia question | trivia questions | riddle | riddles
  | karte | karten | spielkarte | spielkarten | würfel | gewinner | lottozahlen | zufallszahl | quizfrage | rätsel
  | carte | cartes | dé | dés | gagnant | gagnante | nombre au hasard | numéros de loto | numéros du loto | devinette | carta | cartas | dado | dados | ganador | ganadora | números de lotería | adivinanza
  | carte | carta | numeri del lotto | indovinello | ganhador | números da loteria | charada | adivinha
  | kaart | kaarten | dobbelsteen | dobbelstenen | winnaar | lottogetallen | raadsel | kartę | karty | kostką | kostkami | zwycięzcę | zagadkę | kort | tärning | tärningar | vinnare | gåta | terning | kartu | карту | карты | карт | кубик | победителя | загадку | zar | bilmece
`);

const NAMES = phrases(`
  username | usernames | user name | user names | nickname | nicknames | gamertag | gamertags | gamer tag | gamer tags | handle | handles | alias | pseudonym | pen name | stage name | screen name | team name | team names | band name | band names | brand name | company name | project name | product name | domain name | character name | character names | pet name | baby name | hashtag | hashtags | fake name | fake names | fake address | fake email | fake person | fake profile | fake identity | dummy data | sample data | mock data | test data | test user | test users
  | benutzername | benutzernamen | spitzname | spitznamen | nutzername | pseudonyme | künstlername | teamname | bandname | fantasiename | testdaten | beispieldaten | nom d'utilisateur | noms d'utilisateur | pseudo | pseudos | surnom | surnoms | nom de groupe | nom d'équipe
  | nombre de usuario | nombres de usuario | apodo | apodos | seudónimo | nombre de equipo | nome utente | nomi utente | soprannome | soprannomi | pseudonimo | nome de usuário | nomes de usuário | nome de utilizador | apelido | apelidos | alcunha | pseudónimo | gebruikersnaam | gebruikersnamen | bijnaam | bijnamen | schuilnaam
  | nazwa użytkownika | nazwę użytkownika | pseudonim | ksywkę | ksywka | przezwisko | användarnamn | smeknamn | brugernavn | kaldenavn | brukernavn | kallenavn | kælenavn | uživatelské jméno | přezdívku | никнейм | ник | псевдоним | прозвище | имя пользователя | takma ad | kullanıcı adı
`);

const WORKS = phrases(`
  poem | poems | verse | rhyme | rhymes | haiku | limerick | sonnet | ballad | ode | song | songs | lullaby | rap | lyrics | jingle | story | stories | tale | fairy tale | fable | anecdote | joke | jokes | pun | puns | one-liner | slogan | slogans | tagline | motto | mottos | toast | tongue twister | pick-up line | compliment | love letter | monologue | plot | screenplay
  | gedicht | gedichte | reim | lied | wiegenlied | geschichte | geschichten | kurzgeschichte | märchen | fabel | anekdote | witz | witze | wortspiel | spruch | sprüche | trinkspruch | zungenbrecher | kompliment | liebesbrief
  | poème | poèmes | rime | comptine | chanson | berceuse | histoire | histoires | conte | contes | fable | blague | blagues | jeu de mots | devise | compliment | lettre d'amour | virelangue
  | poema | poemas | rima | canción | historia | cuento | cuentos | fábula | chiste | chistes | eslogan | lema | piropo | cumplido | trabalenguas | carta de amor
  | poesia | poesie | filastrocca | canzone | ninna nanna | storia | storie | racconto | fiaba | favola | barzelletta | barzellette | battuta | scioglilingua | complimento | lettera d'amore
  | verso | canção | história | histórias | conto | fábula | piada | piadas | anedota | trocadilho | trava-línguas | elogio
  | gedichten | rijm | rijmpje | liedje | verhaal | verhaaltje | sprookje | mop | moppen | mopje | grap | grapje | woordgrap | slagzin | leus
  | wiersz | wierszyk | rymowankę | piosenkę | kołysankę | historię | opowiadanie | bajkę | anegdotę | żart | żarty | dowcip | kawał | hasło reklamowe | slogan | toast
  | dikt | dikter | rim | ramsa | sång | visa | saga | berättelse | historia | novell | skämt | vits | ordvits | digt | digte | sang | historie | eventyr | joke | vittighed | fortelling | vits | vitser | båseň | básničku | vtip | pohádku | příběh
  | стих | стихи | стихотворение | стишок | песню | рассказ | историю | сказку | анекдот | шутку | слоган | девиз | тост | şiir | hikaye | masal | şarkı | fıkra | şaka | slogan
`);

/** All things that are drawn or made up, in lower case. */
export const GENERATED_THINGS: ReadonlySet<string> = new Set([SECRETS, CODES, IDS, DRAWS, NAMES, WORKS].flat());

/** Things that a question may ask for: "What is a strong password?" */
export const SELECTABLE_THINGS: ReadonlySet<string> = new Set([SECRETS, CODES, NAMES].flat());

/** Things that people also speak of as existing. They count only if somebody is told to draw or to tell one. */
export const DRAWS_AND_WORKS: ReadonlySet<string> = new Set([DRAWS, WORKS].flat());

/** The number of words in the longest of these things. */
const MAX_THING_WORDS = 4;

/** Compounds of German, Dutch and Scandinavian: Einladungscode, Wi-Fi-Passwort, toegangscode, rabattkod. */
const COMPOUND_THING = regex.u`^(?!(?:quell|bar|farb|strich|morse|qr|vor|zip|bron|post|streep|maschinen|byte|käll|streck|programm|beispiel|python|java|html|css|pseudo|länder|fehler|error|kilde)-?co?[dk])[\p{L}-]{3,}(?:passwort|kennwort|wachtwoord|lösenord|adgangskode|codes?|kod|kode|schlüssel|sleutel|nyckel)$`;

/** Nouns behind a thing that make it a mere attribute: a password manager, an id column. */
export const HEAD_NOUNS = wordSet(
  `manager managers generator generators field fields form forms policy policies reset resets hint hints strength length checker
  checkers validator validation input inputs hash hashes hashing encoder scanner reader readers table tables column columns
  format formats standard standards version versions rule rules requirement requirements vault app apps application database file
  files type types class function library package module script program page pages screen prompt box protected protection based
  authentication auth login system systems service server client collision collisions spec algorithm algorithms security attack
  attacks cracker cracking guessing reuse rotation sharing leak breach diagram pad lock board game games trick tricks holder
  sorting counter counting payment payments design template templates index key keys tag tags attribute selector header
  parameter parameters variable variables mapping lookup provider therapy cream book books teller board bucket economy ring`,
);

/** The first words of the things that have several. Most words are none, so that no phrases are made of what follows. */
const OPENINGS: ReadonlySet<string> = new Set(
  [...GENERATED_THINGS].filter((thing) => thing.includes(" ")).map((thing) => thing.slice(0, thing.indexOf(" "))),
);

/** Returns the number of words of the thing at a position, or 0 if no thing stands there. */
export function thingLengthAt(words: readonly string[], at: number, things: ReadonlySet<string>): number {
  const word = words[at] ?? "";
  for (let length = OPENINGS.has(word) ? MAX_THING_WORDS : 1; length > 1; length--) {
    if (at + length <= words.length && things.has(words.slice(at, at + length).join(" "))) return length;
  }
  return things.has(word) || COMPOUND_THING.test(word) ? 1 : 0;
}
