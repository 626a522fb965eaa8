import type { FactualPatterns } from "./factual-patterns.ts";
import { anyOf } from "../../../text/phrase-pattern.ts";
import { regex, regexOf } from "../../../text/regex.ts";

const KINDS =
  "país|países|ciudad|año|siglo|continente|planeta|luna|estrella|océano|mar|río|montaña|isla|estado|elemento|partícula|moneda|idioma|lengua|rey|reina|emperador|guerra|batalla|tratado|filósofo|científico|físico|químico|matemático|autor|autora|escritor|escritora|poeta|compositor|pintor|pintora|artista|inventor|director|órgano|hueso|músculo|animal|ave|mamífero|unidad|símbolo|partido";

const ATTRIBUTES =
  "capital|población|moneda|superficie|idioma|lengua|fórmula|símbolo|definición|significado|origen|fecha|altura|longitud|profundidad|velocidad|temperatura|distancia|masa|densidad|peso|diferencia|punto de ebullición|punto de fusión|autor|autora|inventor|fundador|nombre|himno|bandera|lema|causa|causas|número|raíz|raíz cuadrada|valor|unidad|función|estructura|plural|contrario|antónimo|suma|historia";

const NAMED = "[\\p{L}'-]+";

export const SPANISH_FACTS: FactualPatterns = {
  politeness:
    /^(?:[¿¡]|(?:hola|y|pues|oye|ok)[,!\s]+|(?:puedes|podrías|puede|podría) (?:decirme |explicarme )?|dime,? |sabes |por favor,? )+/,
  forms: [
    regex.u`^quién(?:es)? (?:es|era|eran|fue|fueron|son|ha|han|hizo|dijo|[\p{L}]+(?:ó|aron|ieron))(?!\p{L})`,
    regex.u`^cuándo (?:fue|fueron|era|hubo|murió|[\p{L}]+(?:ó|aron|ieron))(?!\p{L})`,
    regex.u`^(?:dónde|de dónde) (?:está|están|queda|quedan|estaba|se encuentra|se encuentran|se ubica|nació|murió|vive|viven|vivió|nace|desemboca|viene|vienen)(?!\p{L})`,
    regex.u`^(?:en|a|de) qué (?:país|ciudad|año|siglo|continente|planeta|océano|mar|río|isla|estado|idioma|época|distancia|temperatura|altura|altitud|velocidad|órgano)(?!\p{L})`,
    regex.u`^cuánt[oa]s? (?:[\p{L}'-]+ ){0,3}?(?:hay|tiene|tienen|tenía|mide|miden|pesa|pesan|dura|duró|es|son|caben|contiene|contienen|existen|vale)(?!\p{L})`,
    regexOf(`^(?:cuál|cuáles|qué) (?:es|era|son|eran|fue) (?:el|la|los|las) (?:${ATTRIBUTES})(?!\\p{L})`, "u"),
    regexOf(
      `^(?:cuál|qué) (?:es|era|fue) (?:el|la) (?:${NAMED} más|primer|primera|último|última) ${NAMED}(?: ${NAMED}){0,2} (?:del|de)(?!\\p{L})`,
      "u",
    ),
    regexOf(`^qué (?:${KINDS}) (?:fue|era|tiene|hizo|está|es (?:el|la) más|ganó|[\\p{L}]+ó)(?!\\p{L})`, "u"),
    regex.u`^qué (?:es|era) una? [\p{L}'-]+$`,
    regexOf(`^qué (?:es|son|era|eran|fue) (?!una? |unos |unas )(?:(?:el|la|los|las) )?${NAMED}(?: ${NAMED})?$`, "u"),
    regex.u`^qué (?:significa|significan|quiere decir|ocurrió|pasó|causa|causó)(?!\p{L})`,
    regex.u`^por qué (?:el|la|los|las|un|una|es|son|está|están|hay|se)(?!\p{L})`,
    regex.u`^cómo (?:funciona|funcionan|se llama|se llaman|se llamaba|se escribe|se pronuncia|se forma|se forman|surgió|nació|murió)(?!\p{L})`,
    regexOf(`^(?:define|explica|explícame|describe) (?:(?:el|la|los|las) )?${NAMED}(?: ${NAMED})?$`, "u"),
    regexOf(`^(?:(?:el|la) )?(?:${ATTRIBUTES}) (?:de|del|entre)(?!\\p{L})`, "u"),
  ],
  procedures: [
    regex.u`^cómo (?:puedo )?(?:restablecer|restablezco|cambiar|cambio|modificar|eliminar|recuperar|recupero|cancelar|cancelo|verificar|activar) (?:una? |el |la |mi |su )?(?:contraseña|cuenta|correo|dirección de correo|número de teléfono|nombre de usuario|suscripción|perfil|pin|pedido|reserva)(?: [\p{L}'-]+){0,4}$`,
  ],
  advice: anyOf(`
    yo | me | mis | mí | conmigo | tú | te | ti | usted | uno | nos | nuestr* | debo | debería* | debe* | puedo | puede | pueden | podría* | hay que | conviene* | buen | buena | buenas | bueno | buenos | mejor | mejores | bien | ideal* | bonit* | sano | sana | sanos | sanas | rápid* | fácil* | barat* | práctic* | recomend* | recomiend* | consej* | suger* | sugier* | idea | ideas
    | receta* | menú* | plato* | comida* | postre* | merienda* | desayuno* | almuerzo* | cena | cenas | aperitivo* | bebida* | pastel* | comer | come | comen | beber | bebe | cocinar | poner* | pongo | llevar | ver | leer | comprar | regal* | visitar | probar | elegir | evitar | para | contra | mientras | durante | sirve | sirven | adecuad* | útil* | tomar | toma | usar | usa | usan | ayuda* | segur* | peligros* | dañin* | cómod* | delicios* | popular* | merece*
    | dosis | tratamiento* | medicamento* | ejercicio* | afición | aficiones | vacaciones | viaje* | hotel* | restaurante* | levantar | dormir | gente | alguien | persona* | manera | forma de
  `),
};
