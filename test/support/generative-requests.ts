/* Requests for something drawn or made for the asker, and questions that only speak of such things. */

const lines = (text: string): readonly string[] => text.trim().split("\n");

export const GENERATIVE = lines(`
Create a strong password with symbols
Make an invite code
Create a passphrase of four words
Give me a secure 6-digit PIN
I need a new password for the guest wifi
A strong password, please
Suggest a memorable passphrase
Can you make me a license key?
Could you please give us three backup codes?
Please provide an API key for testing
Think of a safe word for our game
Come up with a username for a hiker
New UUID
UUID please
Return a GUID and nothing else
Give me ten ids for test users
Print a session token
What would be a good password for a router?
What's a strong PIN?
Which PIN should I use?
Say a number between 1 and 100
Give me a number from 1 to 6
Shuffle these: red, green, blue
Who starts, Pia or Tom?
Who goes first?
Who does the dishes, Ana or Ben?
Deal three cards
Draw a tarot card
Split these people into two teams: Ana, Ben, Cy, Di
Pia or Tom?
Rock paper scissors
Tell us a bedtime tale
I want a limerick about tea
Write me a lullaby
A haiku about fog, please.
Give me a fake address in Leeds
Hi! The router is set up. Now give me a password.
Do you have a cool gamertag for me?
Erstelle ein sicheres Passwort
Erstelle eine PIN
Ich brauche ein neues WLAN-Passwort
Gib mir bitte einen Einladungscode
Kannst du mir eine UUID geben?
Könntest du dir einen Benutzernamen ausdenken?
Denk dir eine Passphrase aus vier Wörtern aus
Nenne eine Zahl zwischen 1 und 10
Mische diese Karten: Ass, König, Dame
Wer fängt an, Pia oder Tom?
Teile Ana, Ben, Cy und Di in zwei Gruppen auf
Ein starkes Kennwort bitte
Was wäre ein gutes Passwort?
Schreib ein Gedicht über Nebel
Mach mir einen Rabattcode
Génère un mot de passe solide
Donne-moi un code d'invitation
Crée une phrase de passe de quatre mots
Peux-tu me donner un UUID ?
J'ai besoin d'un code PIN à 6 chiffres
Il me faut un nouveau mot de passe
Qui commence, Pia ou Tom ?
Donne un nombre entre 1 et 10
Mélange cette liste : rouge, vert, bleu
Un mot de passe sûr, s'il te plaît
Trouve-moi un pseudo pour un jeu
Répartis Ana, Ben, Cy et Di en deux équipes
Invente une devinette
Quel serait un bon mot de passe ?
Dame una contraseña segura
Dame un UUID
¿Me das un código de invitación?
¿Puedes crear una contraseña?
Necesito un PIN de cuatro cifras
Haz una frase de contraseña de cuatro palabras
¿Quién empieza, Pia o Tom?
Dime un número del 1 al 10
Baraja estas cartas: as, rey, reina
Una contraseña fuerte, por favor
Invéntate un apodo para un gato
Divide a Ana, Ben, Cy y Di en dos equipos
Escribe una canción sobre el mar
Crea una password sicura
Dammi un PIN di sei cifre
Mi serve una parola d'ordine
Puoi darmi un codice d'invito?
Chi comincia, Pia o Tom?
Dimmi un numero tra 1 e 10
Mescola queste carte: asso, re, regina
Raccontami una barzelletta
Inventa un nome utente
Crie uma senha forte
Preciso de uma senha nova
Me dê um UUID
Você pode criar um código de convite?
Quem começa, Pia ou Tom?
Diga um número entre 1 e 10
Embaralhe: vermelho, verde, azul
Conta uma piada
Maak een sterk wachtwoord
Geef me een pincode
Kun je een uitnodigingscode maken?
Ik heb een nieuw wachtwoord nodig
Wie begint, Pia of Tom?
Noem een getal tussen 1 en 10
Schud deze kaarten: aas, heer, vrouw
Vertel een mop
Utwórz silne hasło
Podaj kod PIN
Potrzebuję nowego hasła
Wymyśl nazwę użytkownika
Kto zaczyna, Pia czy Tom?
Podaj liczbę od 1 do 10
Opowiedz dowcip
Skapa ett starkt lösenord
Ge mig en pinkod
Jag behöver en inbjudningskod
Vem börjar, Pia eller Tom?
Säg ett tal mellan 1 och 10
Berätta en saga
Lav en stærk adgangskode
Lag et sterkt passord
Vytvoř silné heslo
Создай надёжный пароль
Придумай никнейм
Güçlü bir şifre oluştur
强密码生成一个
Dame dos contraseñas
Hit us with a passphrase
Produce a 16-character password
Write down a 12-digit number
Whose turn is it, Ana's or Ben's?
Decide: Ana or Ben?
Wer ist dran, Ana oder Ben?
Lass dir ein Passwort einfallen
Je voudrais un code PIN
¿A quién le toca, Ana o Ben?
A chi tocca, Ana o Ben?
Generami un codice sconto
Sorteie um número de 1 a 10
Daj mi losową liczbę
Kasta en tärning
Find på et brugernavn
Дай случайное число
Bana bir PIN ver
给我一个随机数
強いパスワードを作ってください
Six numbers for the lotto please
Sechs Zahlen fürs Lotto
Six numéros pour le loto
Seis números para la lotería
Think of a number
Pick a colour
Denk dir eine Zahl aus
Denk dir was aus
Nenn mir irgendeine Zahl
Pense à un nombre
Piensa un número
Losle jemanden aus: Pia, Tom, Uwe
Lose jemanden aus: Pia, Tom, Uwe
Lose zwischen Pia, Tom und Uwe
Draw straws: Pia, Tom, Uwe
Draw lots for Pia, Tom and Uwe
Eeny meeny miny moe: Pia, Tom, Uwe
Tire au sort entre Pia, Tom et Uwe
Echa a suertes entre Pia, Tom y Uwe
Gimme a pw
A new pw please
Neues PW bitte
Gib mir ein PW
Donne-moi un mdp
Crée un mdp pour le wifi
Genera una clave para el wifi
Dame una clave
Ponme una contra nueva
Attribue un numéro de dossier
Assign a case number
Give me a ticket number
Vergib ein Aktenzeichen
Vergib eine Kundennummer
Asigna un número de expediente
Secret Santa: assign Al, Bo, Cy, Di
Secret Santa for Al, Bo, Cy and Di
Wichteln: Al, Bo, Cy, Di
Amigo invisible: Ana, Ben, Cy, Di
Assign chores: Al, Bo, Cy
Assign each of Al, Bo and Cy a room
Pair up Al, Bo, Cy, Di
Rock, paper, scissors!
Schere, Stein, Papier!
Pierre, feuille, ciseaux !
¡Piedra, papel o tijera!
Magic 8 ball, will it rain?
Magic eight ball: should I go?
Truth or dare?
Wahrheit oder Pflicht?
Action ou vérité ?
Roll 2d6
d20
Spin the wheel: pizza, pasta, soup
Flip one for us: Pia or Tom
Pick someone: Pia, Tom, Uwe
Who should pay: Pia, Tom or Uwe?
Play bingo with me
Un mdp solide stp
Pon una clave al wifi
Lottozahlen für Samstag
Loto : cinq numéros
Amigo invisible: Al, Bo, Cy
Nimm eine beliebige Farbe
Order id please
Number please
Denk an eine Zahl
Dis un chiffre
Lotto: 6 aus 49
Euromillions numbers
Powerball picks please
8 ball: will I win?
Tirage au sort : Pia, Tom, Uwe
Papá Noel secreto: Ana, Ben, Cy
Who gets the last slice, Al or Bo?
Produce a secret for my JWT signing
Give me a gamer tag
안전한 비밀번호를 만들어 줘
`);

export const NOT_GENERATIVE = lines(`
What is a UUID?
How does a password manager work?
How long should a password be?
What makes a password strong?
What is the most common password?
Explain how UUIDs are generated
Define passphrase
What does PIN stand for?
Is a PIN safer than a password?
How many UUIDs are there?
How does a one-time password work?
Explain the difference between a token and a cookie
Create a table with an id column in SQL
Write a function that checks a password in Python
Implement a password field in React
Why are API keys dangerous in code?
How many cards are in a deck?
How are cards dealt in bridge?
Who starts in chess?
Who goes first in a game of Go played in Japan?
Who won the battle of Hastings?
How do you shuffle cards?
What is the number of bones in a hand?
Is the square root of 2 a number between 1 and 2?
List the prime numbers between 10 and 20
Who wrote the tale of Genji?
What is the plural of die?
Which bank issues cards in Peru?
Translate password to German
Compare passwords and passkeys
Write a sorting function in Go
Make a comparison of iron and steel
Give me the formula for kinetic energy
Show the steps of photosynthesis
Give an overview of the French Revolution
Tell me what a token is
Tell me about the history of playing cards
Was ist eine PIN?
Wozu braucht man eine PIN?
Was ist ein Einladungscode?
Das Passwort ist acht Zeichen lang, ist das sicher?
Wie funktioniert ein Passwortmanager?
Erkläre, was eine UUID ist
Wie lang ist ein sicheres Passwort?
Wie viele Karten hat ein Skatblatt?
Was bedeutet Passphrase?
Qu'est-ce qu'un mot de passe ?
Comment fonctionne un gestionnaire de mots de passe ?
Explique ce qu'est un UUID
Combien de cartes y a-t-il dans un jeu ?
¿Qué es una contraseña?
¿Cómo funciona un gestor de contraseñas?
Explica qué es un UUID
¿Cuántas cartas tiene una baraja?
Che cos'è una password?
Come funziona un gestore di password?
O que é uma senha?
Como funciona um gerenciador de senhas?
Wat is een wachtwoord?
Hoe werkt een wachtwoordmanager?
Co to jest hasło?
Jak działa menedżer haseł?
Vad är ett lösenord?
Hur fungerar en lösenordshanterare?
What is a magic 8 ball?
How does Secret Santa work?
What beats paper in rock paper scissors?
Who invented rock, paper, scissors?
What does pw stand for?
What are the odds in the lotto?
How many numbers are drawn in the lotto?
What is a case number?
What is a d20?
Was ist ein Aktenzeichen?
Wie funktioniert Wichteln?
Wie viele Zahlen hat das Lotto?
Warum gewinnt Papier bei Schere, Stein, Papier?
Qu'est-ce que pierre, feuille, ciseaux ?
Qu'est-ce qu'un numéro de dossier ?
¿Qué es una clave?
¿Cuál es la clave del éxito?
¿Cómo se juega a piedra, papel o tijera?
What does it mean to draw straws?
Explain the rules of truth or dare
Assign a value to a variable in Python
List six numbers of the Fibonacci sequence
什么是密码?
パスワードとは何ですか
`);
